import { ConflictError } from '@backstage/errors';
import { withCode } from '@tieout/plugin-tenants-node';
import { canRetry } from '@tieout/plugin-uploads-common';
import { BatchRecord, NewBatch } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { restartBatch } from './restartBatch';

/**
 * Binds a batch to the one that its bytes, sent again, are to replace or to
 * supplement. One that failed, as rejected rows do that were sent by
 * themselves, or that was cancelled is read anew.
 *
 * @returns the batch as it was where it is bound so, or the bytes are bound to
 *   none
 * @throws ConflictError `BATCH_BOUND_OTHERWISE` where it cannot be read anew, or
 *   is itself the one that is named
 */
export async function bindAgain(
  tx: Knex.Transaction,
  deps: Parameters<typeof restartBatch>[1],
  batch: BatchRecord,
  file: NewBatch,
): Promise<BatchRecord> {
  const { replacesBatchId, supplementsBatchId, choices, uploadedBy } = file;
  const named = replacesBatchId ?? supplementsBatchId;
  if (!named || isBoundSo(batch, file)) return batch;
  if (!canRetry(batch.status) || named === batch.batchId) {
    throw withCode(
      new ConflictError(
        `The same bytes are the batch "${batch.fileName}" already, which is ${batch.status} and not bound as this file is to be. Discard this file; or undo that batch first, then upload this file again`,
      ),
      'BATCH_BOUND_OTHERWISE',
    );
  }
  return await restartBatch(tx, deps, {
    batch,
    actor: uploadedBy,
    reason: replacesBatchId
      ? 'Its file was uploaded again in the place of a batch'
      : 'Its file was uploaded again as corrected rows of a batch',
    // A supplement is read as its batch was; a whole file as was said of it.
    choices: choices ?? (supplementsBatchId ? {} : batch.choices),
    replaces: replacesBatchId,
    supplements: supplementsBatchId,
  });
}

function isBoundSo(batch: BatchRecord, file: NewBatch): boolean {
  return (
    batch.replacesBatchId === file.replacesBatchId &&
    batch.supplementsBatchId === file.supplementsBatchId
  );
}
