import { Supplement } from '@tieout/ingestion';
import { JobsService, TaskError } from '@tieout/plugin-jobs-node';
import { canUndo, isOpen } from '@tieout/plugin-uploads-common';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { refuseUnfitRows } from '../database/refuseUnfitRows';
import { lockSupplemented } from './findSupplemented';
import { takeBack } from './takeBack';

/**
 * What a batch that is being loaded owes to the batch it is bound to, in the
 * transaction of the load: the one that it replaces goes with its supplements,
 * so that there is no moment with both or neither; the one that it supplements
 * must be there, and have rejected these rows.
 *
 * @throws TaskError `REPLACED_BATCH_BUSY` and `SUPPLEMENTED_BATCH_CHANGED`,
 *   which pass; `REPLACED_BATCH_GONE` and `SUPPLEMENTED_BATCH_GONE`, which do not
 * @throws IngestionError `ROW_NOT_REJECTED`, `ROW_MENDED_ALREADY`
 */
export async function settleBonds(
  tx: Knex.Transaction,
  deps: { batches: BatchStore; jobs: JobsService },
  { batch, supplement }: { batch: BatchRecord; supplement?: Supplement },
): Promise<void> {
  const { tenantId, batchId, replacesBatchId } = batch;
  if (replacesBatchId) {
    const replaced = await deps.batches.get(tx, tenantId, replacesBatchId);
    if (replaced) await replace(tx, deps, { batch, replaced });
  }
  if (!supplement) return;
  const { others } = await lockSupplemented(tx, deps.batches, {
    batch,
    planned: supplement,
  });
  await refuseUnfitRows(tx, { tenantId, batchId, supplement, others });
}

async function replace(
  tx: Knex.Transaction,
  deps: { batches: BatchStore; jobs: JobsService },
  { batch, replaced }: { batch: BatchRecord; replaced: BatchRecord },
): Promise<void> {
  if (replaced.status === 'replaced') {
    throw new TaskError(
      'REPLACED_BATCH_GONE',
      `${replaced.fileName} was replaced by another file meanwhile`,
      { permanent: true },
    );
  }
  const supplements = await deps.batches.listBound(tx, replaced);
  const busy = [
    replaced,
    ...supplements.filter(
      ({ supplementsBatchId }) => supplementsBatchId === replaced.batchId,
    ),
  ].find(({ status }) => isOpen(status) && !canUndo(status));
  if (busy) {
    throw new TaskError(
      'REPLACED_BATCH_BUSY',
      `${busy.fileName}, which is to be replaced, is ${busy.status}`,
    );
  }
  // One that is undone or cancelled has nothing that could go.
  if (!canUndo(replaced.status)) return;
  await takeBack(tx, deps, {
    batch: replaced,
    to: 'replaced',
    actor: batch.uploadedBy,
    reason: `Replaced by ${batch.fileName}`,
  });
}
