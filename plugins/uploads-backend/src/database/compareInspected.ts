import { rawConnection } from '@tieout/database';
import type { RecordKind } from '@tieout/ingestion';

/** How many records of a file a store has already. */
export interface InspectedComparison {
  /** With the same content. */
  known: number;
  /** Of the same order, or with the same key, but with another content. */
  changed: number;
}

type Connection = Awaited<ReturnType<typeof rawConnection>>;

/** The store with whose records a file is compared. */
interface StoreKey {
  tenantId: string;
  storeId: string;
}

/** Which records count, and which batches they are of; $2 and $3 are tenant and store. */
const landed = (kind: RecordKind) => `raw.${kind} r
  join uploads.data_upload_batches b
    on b.tenant_id = r.tenant_id and b.batch_id = r.batch_id
  where r.tenant_id = $2 and r.store_id = $3
    and b.status in ('loaded', 'transforming', 'ready')`;

/** Lines of the orders that the store has; the same where a batch has the same line of the order. */
const compareOrders = `
  select
    count(*) filter (where same) as known,
    count(*) filter (where not same) as changed
  from (
    select exists (
      select from ${landed('orders')}
        and r.order_id = i.order_id and r.row_hash = i.row_hash) as same
    from pg_temp.inspected i
    where i.kind = $1 and exists (
      select from ${landed('orders')} and r.order_id = i.order_id)
  ) compared`;

/**
 * Records with a key: the same where the key and its occurrence in the file
 * are, and of several the one of the newest batch counts, as in
 * `int_transactions` (ADR 11).
 */
const compareByKey = (kind: RecordKind) => `
  with file as materialized (
    select row_key, row_hash, row_number() over (
      partition by row_key order by row_number) as occurrence
    from pg_temp.inspected
    where kind = $1 and row_key is not null
  ),
  stored as (
    select r.row_key, r.row_hash, b.received_at, b.batch_id, row_number() over (
      partition by r.batch_id, r.row_key order by r.row_number) as occurrence
    from ${landed(kind)}
      and r.row_key in (select row_key from file)
  ),
  counting as (
    select distinct on (row_key, occurrence) row_key, occurrence, row_hash
    from stored
    order by row_key, occurrence, received_at desc, batch_id desc
  )
  select
    count(*) filter (where counting.row_hash = file.row_hash) as known,
    count(*) filter (where counting.row_hash <> file.row_hash) as changed
  from file join counting using (row_key, occurrence)`;

/**
 * Records without a key are known by their content, as often as the batch of
 * the store that has it most often: what goes beyond is new.
 */
const compareByContent = (kind: RecordKind) => `
  with file as materialized (
    select row_hash, count(*) as times
    from pg_temp.inspected
    where kind = $1 and row_key is null
    group by row_hash
  ),
  stored as (
    select row_hash, max(times) as times
    from (
      select r.row_hash, count(*) as times
      from ${landed(kind)}
        and r.row_key is null and r.row_hash in (select row_hash from file)
      group by r.batch_id, r.row_hash
    ) of_batch
    group by row_hash
  )
  select coalesce(sum(least(file.times, stored.times)), 0) as known, 0 as changed
  from file join stored using (row_hash)`;

/**
 * Compares the records in `pg_temp.inspected` with those that landed batches
 * of the store hold, as the role of the tenant.
 */
export async function compareInspected(
  connection: Connection,
  { kinds, ...store }: StoreKey & { kinds: ReadonlySet<RecordKind> },
): Promise<InspectedComparison> {
  // Nobody else gathers statistics of a temporary table.
  await connection.query('analyze pg_temp.inspected');
  const found = { known: 0, changed: 0 };
  for (const kind of kinds) {
    const queries =
      kind === 'orders'
        ? [compareOrders]
        : [compareByKey(kind), compareByContent(kind)];
    for (const query of queries) {
      const { known, changed } = await count(connection, query, {
        kind,
        ...store,
      });
      found.known += known;
      found.changed += changed;
    }
  }
  return found;
}

async function count(
  connection: Connection,
  query: string,
  { kind, tenantId, storeId }: StoreKey & { kind: RecordKind },
): Promise<InspectedComparison> {
  const { rows } = await connection.query<{ known: string; changed: string }>(
    query,
    [kind, tenantId, storeId],
  );
  const [{ known, changed }] = rows;
  return { known: Number(known), changed: Number(changed) };
}
