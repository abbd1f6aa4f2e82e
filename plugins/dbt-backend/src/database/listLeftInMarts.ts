import type { Knex } from 'knex';

/**
 * The batches of the tenant of which the marts may hold what they had
 * published, although they failed since, or were undone or replaced: a run
 * that had the failed batch reached a mart, or died and could not tell how far
 * it was, any run had the one taken back, and the processing log, which a run
 * writes last, does not know the newest event of the batch. The models decide
 * by the same log (`int_withdrawn_batches`).
 *
 * @returns ids of batches
 */
export async function listLeftInMarts(
  tx: Knex.Transaction,
  tenantId: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.raw<{ rows: { batch_id: string; at: Date }[] }>(
    `select b.batch_id, (
       select max(e.at) from uploads.batch_events e
       where e.tenant_id = b.tenant_id and e.batch_id = b.batch_id) as at
     from uploads.data_upload_batches b
     where b.tenant_id = ?
       and (b.status in ('undone', 'replaced')
         or b.status = 'failed' and b.failure_stage = 'transform')
       and exists (
         select from dbt.runs r
         where r.tenant_id = b.tenant_id
           and r.batch_ids @> array[b.batch_id]
           and (b.status <> 'failed'
             or r.status = 'lost'
             or r.failure_code in ('DBT_KILLED', 'DBT_DATABASE_UNREACHABLE')
             or exists (
               select from dbt.run_nodes n
               where n.tenant_id = r.tenant_id and n.run_id = r.run_id
                 and n.unique_id like 'model.%.fct\\_%'
                 and n.status in ('running', 'success'))))`,
    [tenantId],
  );
  const ids = (found: typeof rows) =>
    new Set(found.map(({ batch_id }) => batch_id));
  if (rows.length === 0 || !(await isLogReadable(tx))) return ids(rows);
  const noted: { batch_id: string; at: Date }[] = await tx(
    'marts.orders_processing_logs',
  )
    .where({ tenant_id: tenantId })
    .whereIn('batch_id', [...ids(rows)])
    .groupBy('batch_id')
    .select('batch_id', tx.raw('max(last_event_at) as at'));
  const notedAt = new Map(noted.map(log => [log.batch_id, log.at.getTime()]));
  return ids(
    rows.filter(
      ({ batch_id, at }) => (notedAt.get(batch_id) ?? 0) < at.getTime(),
    ),
  );
}

// The mart is missing until a run has come to its end.
async function isLogReadable(tx: Knex.Transaction): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { oid: number }[] }>(
    `select pg_class.oid from pg_class
     join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = 'marts' and relname = 'orders_processing_logs'
       and has_schema_privilege(nspname, 'usage')
       and has_table_privilege(pg_class.oid, 'select')`,
  );
  return rows.length > 0;
}
