import { rawConnection } from '@tieout/database';
import type { RecordKind } from '@tieout/ingestion';

/** How many records of a file a store has already. */
export interface InspectedComparison {
  /** With the same content. */
  known: number;
  /** Of the same order, or with the same key, but with another content. */
  changed: number;
}

/** Which records of `raw` one of the file is compared with, in terms of an index of each. */
interface Matching {
  /** It is there already, in whatever form. */
  related: string;
  /** It is there already in this form. */
  same: string;
}

const OF_ORDER: Matching = {
  related: 'r.order_id = i.order_id',
  same: 'r.order_id = i.order_id and r.row_hash = i.row_hash',
};
const OF_KEY: Matching = {
  related: 'r.row_key = i.row_key',
  same: 'r.row_key = i.row_key and r.row_hash = i.row_hash',
};
const OF_CONTENT =
  'i.row_key is null and r.row_key is null and r.row_hash = i.row_hash';

/**
 * Compares the records in `pg_temp.inspected` with those that landed batches
 * of the store hold, as the role of the tenant.
 */
export async function compareInspected(
  connection: Awaited<ReturnType<typeof rawConnection>>,
  {
    tenantId,
    storeId,
    kinds,
  }: { tenantId: string; storeId: string; kinds: ReadonlySet<RecordKind> },
): Promise<InspectedComparison> {
  // Nobody else gathers statistics of a temporary table.
  await connection.query('analyze pg_temp.inspected');
  const countWhere = async (kind: RecordKind, match: string) => {
    const { rows } = await connection.query<{ count: string }>(
      `select count(*) from pg_temp.inspected i
       where i.kind = $1 and exists (
         select from raw.${kind} r
         join uploads.data_upload_batches b
           on b.tenant_id = r.tenant_id and b.batch_id = r.batch_id
         where r.tenant_id = $2 and r.store_id = $3
           and b.status in ('loaded', 'transforming', 'ready')
           and ${match})`,
      [kind, tenantId, storeId],
    );
    return Number(rows[0].count);
  };
  const found = { known: 0, changed: 0 };
  for (const kind of kinds) {
    const { related, same } = kind === 'orders' ? OF_ORDER : OF_KEY;
    const known = await countWhere(kind, same);
    found.changed += (await countWhere(kind, related)) - known;
    found.known += known;
    if (kind !== 'orders') found.known += await countWhere(kind, OF_CONTENT);
  }
  return found;
}
