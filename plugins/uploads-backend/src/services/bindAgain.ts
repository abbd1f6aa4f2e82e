import { ConflictError } from '@backstage/errors';
import { withCode } from '@tieout/plugin-tenants-node';
import { canRetry } from '@tieout/plugin-uploads-common';
import { BatchRecord, NewBatch } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { restartBatch } from './restartBatch';

/**
 * Binds a batch to the one that its bytes, sent again, are to supplement. One
 * that failed, as rejected rows do that were sent by themselves, is read anew.
 *
 * @throws ConflictError `BATCH_BOUND_OTHERWISE` where it is there and bound to
 *   another batch or to none
 */
export async function bindAgain(
  tx: Knex.Transaction,
  deps: Parameters<typeof restartBatch>[1],
  batch: BatchRecord,
  { supplementsBatchId, choices, uploadedBy }: NewBatch,
): Promise<BatchRecord> {
  if (!supplementsBatchId || supplementsBatchId === batch.supplementsBatchId) {
    return batch;
  }
  if (!canRetry(batch.status)) {
    throw withCode(
      new ConflictError(
        `The same bytes are the batch "${batch.fileName}" already, which is ${batch.status} and stands for itself. Discard this file; or undo that batch first, then upload this file again`,
      ),
      'BATCH_BOUND_OTHERWISE',
    );
  }
  return await restartBatch(tx, deps, {
    batch,
    actor: uploadedBy,
    reason: 'Its file was uploaded again as corrected rows of a batch',
    choices: choices ?? {},
    supplements: supplementsBatchId,
  });
}
