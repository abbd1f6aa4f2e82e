import { ConflictError } from '@backstage/errors';
import { withCode } from '@tieout/plugin-tenants-node';
import { canUndo } from '@tieout/plugin-uploads-common';
import { BatchRecord } from '@tieout/plugin-uploads-node';

/**
 * @param file - its store, and the batch that it is already
 * @throws ConflictError `BATCH_NOT_REPLACEABLE` with why, and what to do instead
 */
export function refuseReplacing(
  batch: BatchRecord,
  { storeId, batchId }: { storeId: string; batchId?: string },
): void {
  const { fileName, status } = batch;
  const why = [
    batch.storeId !== storeId && otherStore(batch),
    batch.batchId === batchId &&
      `${fileName} cannot replace itself: retry it without a batch to replace`,
    batch.supplementsBatchId !== undefined &&
      `${fileName} holds corrected rows of another batch: undo it, and upload them once more on the page of that batch`,
    // One that a run of dbt is at will be ready when the new file is loaded.
    !canUndo(status) &&
      status !== 'transforming' &&
      `${fileName} is ${status}: nothing of it is in the database, so upload the file by itself`,
  ].find(reason => reason !== false);
  if (why) throw withCode(new ConflictError(why), 'BATCH_NOT_REPLACEABLE');
}

/** @throws ConflictError `BATCH_NOT_SUPPLEMENTABLE` with why, and what to do instead */
export function refuseSupplementing(batch: BatchRecord, storeId: string): void {
  const { fileName } = batch;
  const why = [
    batch.storeId !== storeId && otherStore(batch),
    batch.supplementsBatchId !== undefined &&
      `${fileName} holds corrected rows itself: upload these on the page of the batch that it belongs to`,
    notLoaded(batch),
    !batch.rowsRejected &&
      `No row of ${fileName} was rejected: there is nothing to correct. A corrected file replaces the batch instead`,
  ].find(reason => reason !== false);
  if (why) throw withCode(new ConflictError(why), 'BATCH_NOT_SUPPLEMENTABLE');
}

function otherStore({ fileName }: BatchRecord): string {
  return `${fileName} is of another store: upload the file for that store`;
}

function notLoaded({ fileName, status }: BatchRecord): string | false {
  switch (status) {
    case 'loaded':
    case 'transforming':
    case 'ready':
      return false;
    case 'received':
    case 'parsing':
      return `${fileName} is not read to its end yet: wait until it is loaded`;
    case 'failed':
      return `${fileName} has failed: retry it first, or replace it by a corrected file`;
    default:
      return `${fileName} is ${status}: its rows are not in the database, so upload the whole corrected file`;
  }
}
