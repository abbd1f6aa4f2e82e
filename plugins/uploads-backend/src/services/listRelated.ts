import { RelatedBatch } from '@tieout/plugin-uploads-common';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { holdsRows } from './supplementGroup';

/** Batches that a batch replaces or supplements, and those that do so to it, oldest first. */
export async function listRelated(
  tx: Knex.Transaction,
  batches: Pick<BatchStore, 'listBound'>,
  batch: BatchRecord,
): Promise<RelatedBatch[]> {
  const bound = await batches.listBound(tx, batch);
  return bound.map(other => ({
    batchId: other.batchId,
    fileName: other.fileName,
    status: other.status,
    holdsRows: holdsRows(other),
    rowsLoaded: other.rowsLoaded,
    rowsRejected: other.rowsRejected,
    relation: relationOf(other, batch),
  }));
}

function relationOf(
  other: BatchRecord,
  batch: BatchRecord,
): RelatedBatch['relation'] {
  if (other.batchId === batch.replacesBatchId) return 'replaces';
  if (other.batchId === batch.supplementsBatchId) return 'supplements';
  return other.replacesBatchId === batch.batchId
    ? 'replacedBy'
    : 'supplementedBy';
}
