import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';

/** A batch, and the others that hold mended rows of it. */
export interface SupplementGroup {
  /** The batch that is supplemented. */
  batch: BatchRecord;
  /** Ids of its supplements whose rows are in the database. */
  others: string[];
}

/**
 * Finds the batch that a file supplements, as long as its rows are in the
 * database.
 *
 * @param query.but - a supplement that is not counted, for it is the one at hand
 */
export async function supplementGroup(
  tx: Knex.Transaction,
  batches: Pick<BatchStore, 'get' | 'listBound'>,
  query: { tenantId: string; batchId: string; but?: string },
): Promise<{ batch?: BatchRecord; group?: SupplementGroup }> {
  const { tenantId, batchId, but } = query;
  const batch = await batches.get(tx, tenantId, batchId);
  if (!batch || !holdsRows(batch)) return { batch };
  const bound = await batches.listBound(tx, batch);
  const others = bound
    .filter(
      other =>
        other.supplementsBatchId === batchId &&
        other.batchId !== but &&
        holdsRows(other),
    )
    .map(other => other.batchId);
  return { batch, group: { batch, others } };
}

/** Whether rows of a batch are in the database, also where the marts do not count them. */
export function holdsRows({ status, failure }: BatchRecord): boolean {
  return (
    ['loaded', 'transforming', 'ready'].includes(status) ||
    failure?.stage === 'transform'
  );
}
