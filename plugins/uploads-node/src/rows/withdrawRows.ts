import { Knex } from 'knex';

const ROW_TABLES = ['orders', 'transactions', 'payouts', 'rejected_rows'];

/**
 * Takes the rows of batches out of `raw`, in a transaction that has entered the
 * tenant. Which orders they named, on which days, is kept: the marts hold the
 * orders until a run of dbt has taken them back, and it has nothing else to go by.
 */
export async function withdrawRows(
  tx: Knex.Transaction,
  { tenantId, batchIds }: { tenantId: string; batchIds: string[] },
): Promise<void> {
  // What an export says on the first row of an order only holds for all of it.
  await tx.raw(
    `insert into raw.withdrawn_orders
       (tenant_id, batch_id, store_id, order_id, purchased_at, currency)
     select distinct tenant_id, batch_id, store_id, order_id,
       (coalesce(payload ->> 'purchased_at',
         first_value(payload ->> 'purchased_at') over of_order))::timestamptz,
       coalesce(payload ->> 'currency',
         first_value(payload ->> 'currency') over of_order)
     from raw.orders
     where tenant_id = :tenantId and batch_id = any(:batchIds)
     window of_order as (
       partition by tenant_id, batch_id, store_id, order_id order by row_number)`,
    { tenantId, batchIds },
  );
  for (const table of ROW_TABLES) {
    await tx(`raw.${table}`)
      .where({ tenant_id: tenantId })
      .whereIn('batch_id', batchIds)
      .delete();
  }
}
