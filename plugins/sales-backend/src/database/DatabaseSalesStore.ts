import type {
  Freshness,
  Sales,
  SalesDay,
  SalesTotal,
} from '@tieout/plugin-sales-common';
import type { Knex } from 'knex';
import type { SalesFilter, SalesStore } from './SalesStore';

/** Days shown when nothing is asked for, the last day with sales included. */
const DEFAULT_DAYS = 90;

const DAILY = 'marts.fct_daily_sales as days';
const FIGURES = [
  'orders',
  'units',
  'cancelled_orders',
  'revenue',
  'tax',
] as const;

interface Figures {
  currency: string;
  orders: string;
  units: string;
  cancelled_orders: string;
  revenue: string;
  tax: string;
}

interface Period {
  from?: string;
  to?: string;
}

/** {@link SalesStore} over the marts that dbt builds. */
export class DatabaseSalesStore implements SalesStore {
  async read(tx: Knex.Transaction, filter: SalesFilter): Promise<Sales> {
    if (!(await martsExist(tx))) {
      return {
        days: [],
        totals: [],
        freshness: await readFreshness(tx, filter.tenantId),
        stores: [],
        currencies: [],
        marketplaces: [],
      };
    }
    const period = await readPeriod(tx, filter);
    const builtAt = await readBuiltAt(tx, filter.tenantId);
    return {
      ...period,
      days: await readDays(tx, filter, period),
      totals: await readTotals(tx, filter, period),
      freshness: await readFreshness(tx, filter.tenantId, builtAt),
      stores: await readStores(tx, filter.tenantId),
      currencies: await readKnown(tx, filter.tenantId, 'currency'),
      marketplaces: await readKnown(tx, filter.tenantId, 'marketplace'),
    };
  }
}

async function martsExist(tx: Knex.Transaction): Promise<boolean> {
  // The catalogue, since naming a missing table would end the transaction.
  const { rows } = await tx.raw<{ rows: { tables: string }[] }>(
    `select count(*) as tables
     from pg_class
     join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = 'marts' and relname in ('fct_daily_sales', 'dim_stores')
       and has_schema_privilege(nspname, 'usage')
       and has_table_privilege(pg_class.oid, 'select')`,
  );
  return Number(rows[0].tables) === 2;
}

async function readPeriod(
  tx: Knex.Transaction,
  filter: SalesFilter,
): Promise<Period> {
  if (filter.from && filter.to) return { from: filter.from, to: filter.to };
  const last: { day: string | null } | undefined = await matching(tx, filter, {
    from: filter.from,
    to: filter.to,
  }).first(tx.raw(`max(days.local_date)::text as day`));
  const to = filter.to ?? last?.day ?? undefined;
  if (filter.from || !to) return { from: filter.from, to };
  const { rows } = await tx.raw<{ rows: { day: string }[] }>(
    `select (?::date - ?::int)::text as day`,
    [to, DEFAULT_DAYS - 1],
  );
  return { from: rows[0].day, to };
}

async function readBuiltAt(
  tx: Knex.Transaction,
  tenantId: string,
): Promise<Date | undefined> {
  const row: { built_at: Date | null } | undefined = await tx(DAILY)
    .where({ tenant_id: tenantId })
    .first(tx.raw('max(days.built_at) as built_at'));
  return row?.built_at ?? undefined;
}

async function readDays(
  tx: Knex.Transaction,
  filter: SalesFilter,
  period: Period,
): Promise<SalesDay[]> {
  const rows: (Figures & { date: string; store_id: string })[] = await matching(
    tx,
    filter,
    period,
  )
    .orderBy(['days.local_date', 'days.store_id', 'days.currency'])
    .select(
      tx.raw('days.local_date::text as date'),
      'days.store_id',
      'days.currency',
      ...FIGURES.map(figure => `days.${figure}`),
    );
  return rows.map(row => ({
    date: row.date,
    storeId: row.store_id,
    currency: row.currency,
    ...amountsOf(row),
  }));
}

async function readTotals(
  tx: Knex.Transaction,
  filter: SalesFilter,
  period: Period,
): Promise<SalesTotal[]> {
  const rows: Figures[] = await matching(tx, filter, period)
    .groupBy('days.currency')
    .orderBy('days.currency')
    .select(
      'days.currency',
      ...FIGURES.map(figure => tx.raw('sum(??) as ??', [figure, figure])),
    );
  return rows.map(row => ({ currency: row.currency, ...amountsOf(row) }));
}

async function readStores(
  tx: Knex.Transaction,
  tenantId: string,
): Promise<Sales['stores']> {
  return await tx('marts.dim_stores')
    .where({ tenant_id: tenantId })
    .orderBy(['store_name', 'store_id'])
    .select(
      'store_id as storeId',
      'store_name as name',
      'marketplace',
      'currency',
      'time_zone as timeZone',
    );
}

async function readKnown(
  tx: Knex.Transaction,
  tenantId: string,
  column: 'currency' | 'marketplace',
): Promise<string[]> {
  const rows: { value: string }[] = await tx(DAILY)
    .where({ tenant_id: tenantId })
    .distinct(`${column} as value`)
    .orderBy('value');
  return rows.map(row => row.value);
}

/**
 * Batches are behind while they wait, while dbt works, after it failed, and
 * while the marts still hold what was taken back.
 */
async function readFreshness(
  tx: Knex.Transaction,
  tenantId: string,
  builtAt?: Date,
): Promise<Freshness> {
  const row: { behind: string } | undefined = await tx(
    'uploads.data_upload_batches as batches',
  )
    .where({ tenant_id: tenantId })
    .where(query => {
      query
        .whereIn('status', ['loaded', 'transforming'])
        .orWhere({ status: 'failed', failure_stage: 'transform' });
      if (!builtAt) return;
      query.orWhere(taken =>
        taken
          .whereIn('status', ['undone', 'replaced'])
          .whereExists(
            tx('marts.fct_order_lines as lines')
              .whereRaw('lines.tenant_id = batches.tenant_id')
              .whereRaw('lines.batch_id = batches.batch_id')
              .select(tx.raw('1')),
          ),
      );
    })
    .first(tx.raw('count(*) as behind'));
  const batchesBehind = Number(row?.behind ?? 0);
  if (!builtAt) return { state: 'empty', batchesBehind };
  return {
    state: batchesBehind > 0 ? 'stale' : 'fresh',
    batchesBehind,
    builtAt: builtAt.toISOString(),
  };
}

function matching(
  tx: Knex.Transaction,
  filter: SalesFilter,
  { from, to }: Period,
): Knex.QueryBuilder {
  return tx(DAILY)
    .where({ 'days.tenant_id': filter.tenantId })
    .modify(query => {
      if (from) query.where('days.local_date', '>=', from);
      if (to) query.where('days.local_date', '<=', to);
      if (filter.storeId) query.where('days.store_id', filter.storeId);
      if (filter.currency) query.where('days.currency', filter.currency);
      if (filter.marketplace) {
        query.where('days.marketplace', filter.marketplace);
      }
    });
}

function amountsOf(row: Figures) {
  return {
    orders: Number(row.orders),
    units: Number(row.units),
    cancelledOrders: Number(row.cancelled_orders),
    revenue: plainDecimal(row.revenue),
    tax: plainDecimal(row.tax),
  };
}

/** The decimal with at least two places and no zeros beyond them. */
function plainDecimal(amount: string): string {
  return amount.replace(/(\.\d\d\d*?)0+$/, '$1');
}
