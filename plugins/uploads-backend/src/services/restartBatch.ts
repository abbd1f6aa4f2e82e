import { ConflictError } from '@backstage/errors';
import { RUN_DBT } from '@tieout/plugin-dbt-common';
import { JobsService } from '@tieout/plugin-jobs-node';
import { withCode } from '@tieout/plugin-tenants-node';
import {
  ReadingChoices,
  canRetry,
  isOpen,
} from '@tieout/plugin-uploads-common';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { PROCESS_ORDERS_UPLOAD } from '../tasks/processOrdersUploadJob';
import { holdsRows } from './supplementGroup';

/** A batch that is to be started again. */
export interface BatchRestart {
  batch: BatchRecord;
  /** Entity reference of the user. */
  actor: string;
  reason: string;
  /** In place of those that the batch has: its file is read anew. */
  choices?: ReadingChoices;
  /** The batch whose rows go when this one is loaded: its file is read anew. */
  replaces?: string;
  /** The batch of which its file holds mended rows: it is read anew. */
  supplements?: string;
}

/**
 * Starts a failed or cancelled batch again at the stage that failed, or reads
 * its file anew where the user now says how: state and job in the transaction
 * of the caller, who has entered the tenant, so that pressing it twice makes
 * one run.
 *
 * @throws ConflictError `BATCH_NOT_RETRYABLE`, and where the file is to be read
 *   anew `BATCH_LEFT_IN_MARTS`, `BATCH_SUPPLEMENTED`
 */
export async function restartBatch(
  tx: Knex.Transaction,
  { batches, jobs }: { batches: BatchStore; jobs: JobsService },
  { batch, actor, reason, choices, replaces, supplements }: BatchRestart,
): Promise<BatchRecord> {
  const { tenantId, batchId, status, objectKey } = batch;
  if (!canRetry(status)) {
    throw withCode(
      new ConflictError(
        `The batch is ${status}: only a failed or cancelled one can be retried`,
      ),
      'BATCH_NOT_RETRYABLE',
    );
  }
  const transform =
    batch.failure?.stage === 'transform' &&
    !choices &&
    !replaces &&
    !supplements;
  if (!transform) {
    refuseLeftInMarts(batch);
    await refuseSupplemented(tx, batches, batch);
  }
  const changed = await batches.transition(tx, {
    tenantId,
    batchId,
    from: status,
    to: transform ? 'loaded' : 'received',
    actor,
    reason,
    set: {
      choices,
      replacesBatchId: replaces,
      supplementsBatchId: supplements,
    },
  });
  if (transform) {
    await jobs.enqueue(tx, RUN_DBT, { tenantId });
  } else {
    await jobs.enqueue(tx, PROCESS_ORDERS_UPLOAD, {
      tenantId,
      batchId,
      objectKey,
    });
  }
  return changed;
}

// By the rows of a batch the models know what to take back of it; read anew,
// it may name other orders, and the old ones would stay in the marts.
function refuseLeftInMarts({ metadata }: BatchRecord): void {
  if (!metadata.localRun?.leftInMarts) return;
  throw withCode(
    new ConflictError(
      'The marts still hold what the failed dbt run published of the batch as it was read before. A run that takes it back follows by itself: try again once it has ended, or retry the batch without reading its file otherwise',
    ),
    'BATCH_LEFT_IN_MARTS',
  );
}

// Read anew, the file may bring a row that a supplement has mended: it would
// count twice.
async function refuseSupplemented(
  tx: Knex.Transaction,
  batches: BatchStore,
  batch: BatchRecord,
): Promise<void> {
  // A supplement that is being loaded holds this lock.
  await batches.lock(tx, batch);
  const supplements = (await batches.listBound(tx, batch)).filter(
    other =>
      other.supplementsBatchId === batch.batchId &&
      (holdsRows(other) || isOpen(other.status)),
  );
  if (supplements.length === 0) return;
  const names = supplements.map(({ fileName }) => fileName).join(', ');
  throw withCode(
    new ConflictError(
      `Rejected rows of ${batch.fileName} were corrected in ${names}, and read anew it may have these rows too. Undo what corrects it first, then read it anew; or retry the batch without reading its file otherwise`,
    ),
    'BATCH_SUPPLEMENTED',
  );
}
