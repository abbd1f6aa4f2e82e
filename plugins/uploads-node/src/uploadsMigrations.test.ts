import { TestDatabase } from '@tieout/database/testing';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import {
  createBatchDatabase,
  receiveBatch,
} from './__testUtils__/batchDatabase';
import { uploadsMigrations } from './batchStoreServiceRef';

jest.setTimeout(60_000);

const MIGRATIONS = {
  directory: uploadsMigrations(),
  schemaName: 'uploads',
  loadExtensions: ['.js'],
};

describe('the tables of uploads and raw', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createBatchDatabase();
  });

  afterAll(() => test.destroy());

  it('keeps rows from application code that wants to write past the ingestion', async () => {
    const tenantId = uuid();
    await expect(
      test.database.withTenant(tenantId, tx =>
        tx.raw(
          `insert into raw.orders_rows values (?, ?, ?, 1, 1, 0, 1, 'x', null, '{}', '', now())`,
          [tenantId, uuid(), uuid()],
        ),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('forces row-level security on every tenant table that roles can reach', async () => {
    const { rows } = await test.database.knex.raw(`
      select c.oid::regclass::text as table from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where n.nspname in ('uploads', 'raw') and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity)
      order by 1`);
    // The partitions are closed to every role but their owner.
    expect(rows).toEqual([
      { table: 'raw.orders_rows' },
      { table: 'raw.payouts_rows' },
      { table: 'raw.rejected_rows_rows' },
      { table: 'raw.transactions_rows' },
    ]);
  });

  it('knows a kind of file whose orders are not whole, also where the plan of a batch is older than that', async () => {
    const [whole, told, older] = [
      await receiveBatch(test),
      await receiveBatch(test),
      await receiveBatch(test),
    ];
    const readAs = async (
      { tenantId, batchId }: typeof whole,
      profile: string,
      plan: object,
    ) =>
      await test.database.withTenant(tenantId, tx =>
        tx.raw(
          `update uploads.data_upload_batches set profile = ?, reading = ?
           where tenant_id = ? and batch_id = ?`,
          [profile, JSON.stringify({ plan }), tenantId, batchId],
        ),
      );
    await readAs(whole, 'amazon-all-orders', {});
    await readAs(told, 'some-shipments', { partialOrders: true });
    await readAs(older, 'amazon-fba-shipments', {});
    const dbt = new Client({ connectionString: test.dbtUrl });
    await dbt.connect();
    const { rows } = await dbt.query(
      `select profile from raw.batches
       where partial_orders and batch_id = any($1) order by profile`,
      [[whole, told, older].map(({ batchId }) => batchId)],
    );
    await dbt.end();
    expect(rows).toEqual([
      { profile: 'amazon-fba-shipments' },
      { profile: 'some-shipments' },
    ]);
  });

  it('shows dbt the batches of all tenants through raw, and nothing in uploads', async () => {
    const batch = await receiveBatch(test);
    const dbt = new Client({ connectionString: test.dbtUrl });
    await dbt.connect();
    const { rows } = await dbt.query(
      'select status from raw.batches where batch_id = $1',
      [batch.batchId],
    );
    expect(rows).toEqual([{ status: 'received' }]);
    await expect(
      dbt.query('select * from uploads.data_upload_batches'),
    ).rejects.toThrow(/permission denied/);
    await dbt.end();
  });

  it('keeps rows that were rejected before their bytes were', async () => {
    const other = await createBatchDatabase();
    const { knex } = other.database;
    const migration = {
      ...MIGRATIONS,
      name: '20261124000004_rejected_row_bytes.js',
    };
    await knex.migrate.down(migration);
    await knex.raw(
      `insert into raw.rejected_rows_rows (tenant_id, batch_id, row_number,
         line_number, code, message, original, ingested_at)
       values (?, ?, 1, 2, 'COLUMN_COUNT', 'Too few.', 'a,b', now())`,
      [uuid(), uuid()],
    );
    await knex.migrate.up(migration);
    expect(
      await knex('raw.rejected_rows_rows').select(
        'original',
        'byte_start',
        'byte_length',
      ),
    ).toEqual([{ original: 'a,b', byte_start: null, byte_length: null }]);
    await other.destroy();
  });

  it('goes back to nothing and up again', async () => {
    const other = await createBatchDatabase();
    await other.database.knex.migrate.rollback(MIGRATIONS, true);
    const { rows } = await other.database.knex.raw(
      `select count(*)::int as left from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'raw'`,
    );
    expect(rows).toEqual([{ left: 0 }]);
    await other.database.knex.migrate.latest(MIGRATIONS);
    await other.destroy();
  });
});
