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
  /**
   * Ids of the batch that the file supplements, and of its other supplements:
   * it is one file with them, and compared with the rest.
   */
  supplemented: readonly string[];
}

const LANDED = `('loaded', 'transforming', 'ready')`;

/**
 * Which records count, and which batches they are of: `v` is the batch that
 * they belong to, also where a supplement has brought them in. $2 and $3 are
 * tenant and store, $4 those that the file supplements.
 */
const landed = (kind: RecordKind) => `raw.${kind} r
  join uploads.data_upload_batches b
    on b.tenant_id = r.tenant_id and b.batch_id = r.batch_id
  join uploads.data_upload_batches v
    on v.tenant_id = b.tenant_id
    and v.batch_id = coalesce(b.supplements_batch_id, b.batch_id)
  where r.tenant_id = $2 and r.store_id = $3
    and b.status in ${LANDED} and v.status in ${LANDED}
    and r.batch_id <> all($4::uuid[])`;

/** Records that a supplement is one file with, beside its own. */
const ownElsewhere = (kind: RecordKind) => `raw.${kind}
  where tenant_id = $2 and batch_id = any($4::uuid[])`;

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
  with own as materialized (
    select row_key, row_hash, row_number
    from pg_temp.inspected
    where kind = $1 and row_key is not null
  ),
  file as materialized (
    select row_key, row_hash, is_read, row_number() over (
      partition by row_key order by row_number) as occurrence
    from (
      select *, true as is_read from own
      union all
      select row_key, row_hash, row_number, false from ${ownElsewhere(kind)}
        and row_key in (select row_key from own)
    ) whole
  ),
  stored as (
    select r.row_key, r.row_hash, v.received_at, v.batch_id, row_number() over (
      partition by v.batch_id, r.row_key order by r.row_number) as occurrence
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
  from file join counting using (row_key, occurrence)
  where is_read`;

/**
 * Records without a key are known by their content, as often as the batch of
 * the store that has it most often: what goes beyond is new. Those that a
 * supplement is one file with come first.
 */
const compareByContent = (kind: RecordKind) => `
  with file as materialized (
    select row_hash, count(*) as times
    from pg_temp.inspected
    where kind = $1 and row_key is null
    group by row_hash
  ),
  before as (
    select row_hash, count(*) as times
    from ${ownElsewhere(kind)}
      and row_key is null and row_hash in (select row_hash from file)
    group by row_hash
  ),
  stored as (
    select row_hash, max(times) as times
    from (
      select r.row_hash, count(*) as times
      from ${landed(kind)}
        and r.row_key is null and r.row_hash in (select row_hash from file)
      group by v.batch_id, r.row_hash
    ) of_batch
    group by row_hash
  )
  select coalesce(sum(
      least(file.times + coalesce(before.times, 0), stored.times)
      - least(coalesce(before.times, 0), stored.times)
    ), 0) as known,
    0 as changed
  from file join stored using (row_hash) left join before using (row_hash)`;

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
  { kind, tenantId, storeId, supplemented }: StoreKey & { kind: RecordKind },
): Promise<InspectedComparison> {
  const { rows } = await connection.query<{ known: string; changed: string }>(
    query,
    [kind, tenantId, storeId, supplemented],
  );
  const [{ known, changed }] = rows;
  return { known: Number(known), changed: Number(changed) };
}
