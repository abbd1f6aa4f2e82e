import {
  type TestDatabase,
  createTestDatabase,
} from '@tieout/database/testing';
import {
  DatabaseBatchStore,
  uploadsMigrations,
} from '@tieout/plugin-uploads-node';
import knexFactory, { type Knex } from 'knex';
import { v7 as uuid } from 'uuid';
import { DatabaseSalesStore } from './DatabaseSalesStore';
import type { SalesFilter } from './SalesStore';

jest.setTimeout(60_000);

describe('DatabaseSalesStore', () => {
  let test: TestDatabase;
  let dbt: Knex;
  const sales = new DatabaseSalesStore();
  const batches = new DatabaseBatchStore();

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    dbt = knexFactory({ client: 'pg', connection: test.dbtUrl });
  });

  afterAll(async () => {
    await dbt.destroy();
    await test.destroy();
  });

  const read = (tenantId: string, filter: Partial<SalesFilter> = {}) =>
    test.database.withTenant(tenantId, tx =>
      sales.read(tx, { tenantId, ...filter }),
    );

  async function land(tenantId: string) {
    return await test.database.withTenant(tenantId, async tx => {
      const { batch } = await batches.create(tx, {
        tenantId,
        storeId: uuid(),
        fileName: 'orders.csv',
        objectKey: 'ab/cd',
        contentSha256: uuid(),
        byteSize: 1,
        uploadedBy: 'user:default/ada',
      });
      const change = { ...batch, actor: 'test' };
      await batches.transition(tx, {
        ...change,
        from: 'received',
        to: 'parsing',
      });
      await batches.transition(tx, {
        ...change,
        from: 'parsing',
        to: 'loaded',
        set: { rowsTotal: 1, rowsLoaded: 1, rowsRejected: 0 },
      });
      return batch.batchId;
    });
  }

  it('answers empty, with the batches that wait, before anything is built', async () => {
    const tenantId = uuid();
    await land(tenantId);
    expect(await read(tenantId)).toEqual({
      days: [],
      totals: [],
      freshness: { state: 'empty', batchesBehind: 1 },
      stores: [],
      currencies: [],
      marketplaces: [],
    });
  });

  describe('with marts', () => {
    const tenantId = uuid();
    const us = uuid();
    const de = uuid();

    beforeAll(async () => {
      await makeMarts(dbt);
      await addStore(dbt, tenantId, us, 'Lamps US', 'amazon', 'USD');
      await addStore(dbt, tenantId, de, 'Lampen DE', 'shopify', 'EUR');
      await addDay(dbt, tenantId, us, '2026-05-01', 'USD', '100.5');
      await addDay(dbt, tenantId, us, '2026-05-02', 'USD', '0.005');
      await addDay(dbt, tenantId, de, '2026-05-02', 'EUR', '70');
      await addDay(dbt, tenantId, us, '2025-12-01', 'USD', '999');
      await addDay(dbt, uuid(), us, '2026-05-03', 'USD', '5000');
    });

    it('shows the ninety days up to the last with sales, of this tenant only', async () => {
      const { from, to, days, stores } = await read(tenantId);
      expect([from, to]).toEqual(['2026-02-02', '2026-05-02']);
      expect(days.map(day => [day.date, day.currency, day.revenue])).toEqual(
        expect.arrayContaining([
          ['2026-05-01', 'USD', '100.50'],
          ['2026-05-02', 'USD', '0.005'],
          ['2026-05-02', 'EUR', '70.00'],
        ]),
      );
      expect(days).toHaveLength(3);
      expect(stores.map(store => store.name)).toEqual([
        'Lampen DE',
        'Lamps US',
      ]);
    });

    it('adds up per currency and never across', async () => {
      const { totals, currencies } = await read(tenantId);
      expect(totals).toEqual([
        expect.objectContaining({ currency: 'EUR', revenue: '70.00' }),
        {
          currency: 'USD',
          orders: 4,
          units: 6,
          cancelledOrders: 2,
          revenue: '100.505',
          tax: '2.00',
        },
      ]);
      expect(currencies).toEqual(['EUR', 'USD']);
    });

    it.each<[string, Partial<SalesFilter>, number]>([
      ['store', { storeId: de }, 1],
      ['marketplace', { marketplace: 'amazon' }, 2],
      ['currency', { currency: 'EUR' }, 1],
      ['first day', { from: '2026-05-02' }, 2],
      ['last day', { to: '2025-12-31' }, 1],
      ['both days', { from: '2025-01-01', to: '2026-05-01' }, 2],
      ['a store without sales', { storeId: uuid() }, 0],
    ])('filters by %s', async (_, filter, count) => {
      expect((await read(tenantId, filter)).days).toHaveLength(count);
    });

    it('is fresh until a batch waits, and then says how many do', async () => {
      expect((await read(tenantId)).freshness).toMatchObject({
        state: 'fresh',
        batchesBehind: 0,
        builtAt: expect.any(String),
      });
      await land(tenantId);
      expect((await read(tenantId)).freshness).toMatchObject({
        state: 'stale',
        batchesBehind: 1,
      });
    });

    it('is stale while it shows what was taken back', async () => {
      const other = uuid();
      await addDay(dbt, other, us, '2026-05-01', 'USD', '1');
      const batchId = await land(other);
      await test.database.withTenant(other, tx =>
        batches.transition(tx, {
          tenantId: other,
          batchId,
          from: 'loaded',
          to: 'undone',
          actor: 'test',
        }),
      );
      expect((await read(other)).freshness).toMatchObject({ state: 'fresh' });
      await dbt.raw('insert into marts.fct_order_lines values (?, ?)', [
        other,
        batchId,
      ]);
      expect((await read(other)).freshness).toMatchObject({
        state: 'stale',
        batchesBehind: 1,
      });
    });
  });
});

/** The marts that are read, made and protected as dbt does it. */
async function makeMarts(dbt: Knex) {
  await dbt.raw(`create table marts.dim_stores (tenant_id uuid, store_id uuid,
    store_name text, marketplace text, currency text, time_zone text)`);
  await dbt.raw(`create table marts.fct_daily_sales (tenant_id uuid,
    store_id uuid, local_date date, currency text, marketplace text,
    orders bigint, cancelled_orders bigint, units bigint,
    revenue numeric(20, 6), tax numeric(20, 6), built_at timestamptz)`);
  await dbt.raw(
    `create table marts.fct_order_lines (tenant_id uuid, batch_id uuid)`,
  );
  await dbt.raw(`grant usage on schema marts to tieout_app`);
  for (const table of ['dim_stores', 'fct_daily_sales', 'fct_order_lines']) {
    await dbt.raw(`alter table marts.${table} enable row level security`);
    await dbt.raw(`create policy tenant_rows on marts.${table} to tieout_app
      using (tenant_id = current_setting('app.tenant_id')::uuid)`);
    await dbt.raw(`grant select on marts.${table} to tieout_app`);
  }
}

async function addStore(dbt: Knex, ...values: string[]) {
  await dbt.raw(
    `insert into marts.dim_stores values (?, ?, ?, ?, ?, 'UTC')`,
    values,
  );
}

async function addDay(
  dbt: Knex,
  tenantId: string,
  storeId: string,
  ...[day, currency, revenue]: string[]
) {
  await dbt.raw(
    `insert into marts.fct_daily_sales
     values (?, ?, ?, ?, ?, 2, 1, 3, ?, 1, now())`,
    [
      tenantId,
      storeId,
      day,
      currency,
      currency === 'EUR' ? 'shopify' : 'amazon',
      revenue,
    ],
  );
}
