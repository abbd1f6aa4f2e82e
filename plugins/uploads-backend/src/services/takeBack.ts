import { ConflictError } from '@backstage/errors';
import { RUN_DBT } from '@tieout/plugin-dbt-common';
import { JobsService } from '@tieout/plugin-jobs-node';
import { withCode } from '@tieout/plugin-tenants-node/withCode';
import { canUndo, isOpen } from '@tieout/plugin-uploads-common';
import {
  BatchRecord,
  BatchStore,
  withdrawRows,
} from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';

/** A batch that is to be taken back, and by whom. */
export interface TakeBack {
  batch: BatchRecord;
  to: 'undone' | 'replaced';
  actor: string;
  reason?: string;
}

/**
 * Takes a batch and its supplements back, in the caller's transaction, which
 * has entered the tenant: states, rows and the run of dbt by which the marts
 * lose them, all or nothing.
 *
 * @returns the batch as it is then
 * @throws ConflictError `BATCH_NOT_UNDOABLE` while somebody is at one of them,
 *   or where the batch has nothing that could be taken back
 */
export async function takeBack(
  tx: Knex.Transaction,
  { batches, jobs }: { batches: BatchStore; jobs: JobsService },
  { batch, to, actor, reason }: TakeBack,
): Promise<BatchRecord> {
  const { tenantId, batchId } = batch;
  refuse(batch);
  const supplements = (await batches.listBound(tx, batch)).filter(
    other =>
      other.supplementsBatchId === batchId &&
      (isOpen(other.status) || canUndo(other.status)),
  );
  supplements.forEach(refuse);
  const change = { to, actor, reason };
  // States first: the lock on them keeps others from the rows.
  const after = await batches.transition(tx, {
    ...change,
    tenantId,
    batchId,
    from: batch.status,
  });
  for (const supplement of supplements) {
    await batches.transition(tx, {
      ...change,
      tenantId,
      batchId: supplement.batchId,
      from: supplement.status,
      details: { with: batchId },
    });
  }
  const batchIds = [batch, ...supplements].map(taken => taken.batchId);
  await withdrawRows(tx, { tenantId, batchIds });
  await jobs.enqueue(tx, RUN_DBT, { tenantId });
  return after;
}

function refuse({ status, fileName }: BatchRecord): void {
  if (canUndo(status)) return;
  throw withCode(
    new ConflictError(
      isOpen(status)
        ? `${fileName} is ${status}: wait until it is ready, or cancel it`
        : `${fileName} is ${status}: nothing of it is in the database`,
    ),
    'BATCH_NOT_UNDOABLE',
  );
}
