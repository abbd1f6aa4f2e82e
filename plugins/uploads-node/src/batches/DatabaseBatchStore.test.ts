import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import {
  BatchStatus,
  batchStatuses,
  isLegalTransition,
} from '@tieout/plugin-uploads-common';
import fc from 'fast-check';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { uploadsMigrations } from '../batchStoreServiceRef';
import { BatchFilter, BatchRecord, NewBatch } from './BatchStore';
import { BATCHES_CHANNEL, DatabaseBatchStore } from './DatabaseBatchStore';

jest.setTimeout(60_000);

describe('DatabaseBatchStore', () => {
  let test: TestDatabase;
  const store = new DatabaseBatchStore();

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
  });

  afterAll(() => test.destroy());

  function newBatch(overrides: Partial<NewBatch> = {}): NewBatch {
    return {
      tenantId: uuid(),
      storeId: uuid(),
      fileName: 'orders.csv',
      objectKey: 'ab/abc',
      contentSha256: uuid(),
      byteSize: 10,
      uploadedBy: 'user:default/ada',
      ...overrides,
    };
  }

  async function receive(overrides?: Partial<NewBatch>): Promise<BatchRecord> {
    const batch = newBatch(overrides);
    const { batch: record } = await test.database.withTenant(
      batch.tenantId,
      tx => store.create(tx, batch),
    );
    return record;
  }

  const change = (
    { tenantId, batchId }: BatchRecord,
    from: BatchStatus,
    to: BatchStatus,
    more: { heldBy?: string; leaseRunId?: string } = {},
  ) =>
    test.database.withTenant(tenantId, tx =>
      store.transition(tx, {
        tenantId,
        batchId,
        from,
        to,
        actor: 'worker:1',
        heldBy: more.heldBy,
        set: {
          leaseRunId: more.leaseRunId,
          ...(to === 'failed' && {
            failure: { stage: 'parse' as const, code: 'X', message: 'x' },
          }),
          ...(to === 'loaded' && {
            rowsTotal: 3,
            rowsLoaded: 2,
            rowsRejected: 1,
          }),
        },
      }),
    );

  it('takes the same bytes for the same store as the same batch', async () => {
    const batch = newBatch();
    const create = () =>
      test.database.withTenant(batch.tenantId, tx => store.create(tx, batch));
    const [first, second] = [await create(), await create()];
    expect(first.created).toBe(true);
    expect(second).toEqual({ batch: first.batch, created: false });
  });

  it('takes the same bytes for another store as another batch', async () => {
    const first = await receive();
    const second = await receive({
      tenantId: first.tenantId,
      contentSha256: first.contentSha256,
    });
    expect(second.batchId).not.toBe(first.batchId);
  });

  it('finds a batch by what it holds, and keeps what was decided about it', async () => {
    const batch = await receive({ choices: { dates: 'dmy' } });
    const find = (storeId: string) =>
      test.database.withTenant(batch.tenantId, tx =>
        store.findByContent(tx, { ...batch, storeId }),
      );
    expect(await find(batch.storeId)).toEqual(batch);
    expect(batch.choices).toEqual({ dates: 'dmy' });
    expect(await find(uuid())).toBeUndefined();
  });

  it('makes one batch of two uploads of the same bytes at the same time', async () => {
    const batch = newBatch();
    const results = await Promise.all(
      Array.from({ length: 5 }, () =>
        test.database.withTenant(batch.tenantId, tx => store.create(tx, batch)),
      ),
    );
    expect(new Set(results.map(r => r.batch.batchId)).size).toBe(1);
    expect(results.filter(r => r.created)).toHaveLength(1);
  });

  it('records every change with its event, or neither', async () => {
    const batch = await receive();
    await change(batch, 'received', 'parsing');
    await expect(change(batch, 'received', 'parsing')).rejects.toMatchObject({
      code: 'BATCH_STATE_CHANGED',
    });
    await change(batch, 'parsing', 'loaded');
    const events = await test.database.withTenant(batch.tenantId, tx =>
      store.listEvents(tx, batch.tenantId, batch.batchId),
    );
    expect(events.map(e => [e.fromStatus, e.toStatus])).toEqual([
      [undefined, 'received'],
      ['received', 'parsing'],
      ['parsing', 'loaded'],
    ]);
  });

  it('refuses the commit of an attempt that another has replaced', async () => {
    const batch = await receive();
    const [stale, newer] = [uuid(), uuid()];
    await change(batch, 'received', 'parsing', { leaseRunId: stale });
    await change(batch, 'parsing', 'received');
    await change(batch, 'received', 'parsing', { leaseRunId: newer });
    await expect(
      change(batch, 'parsing', 'loaded', { heldBy: stale }),
    ).rejects.toMatchObject({ code: 'BATCH_STATE_CHANGED' });
    const loaded = await change(batch, 'parsing', 'loaded', { heldBy: newer });
    expect(loaded).toMatchObject({ status: 'loaded', leaseRunId: undefined });
  });

  it('tells a replaced attempt to stop when it reports progress', async () => {
    const batch = await receive();
    const lease = uuid();
    await change(batch, 'received', 'parsing', { leaseRunId: lease });
    const report = (leaseRunId: string) =>
      test.database.withTenant(batch.tenantId, tx =>
        store.recordProgress(tx, { ...batch, leaseRunId, rows: 5, bytes: 50 }),
      );
    expect(await report(lease)).toBe(true);
    expect(await report(uuid())).toBe(false);
  });

  it('lets only one of two rivals make the same change', async () => {
    const batch = await receive();
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => change(batch, 'received', 'parsing')),
    );
    expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1);
  });

  it('keeps to the life cycle whatever is asked of it, in any order', async () => {
    const anyStatus = fc.constantFrom(...batchStatuses);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(anyStatus, anyStatus), { maxLength: 25 }),
        async requests => {
          const batch = await receive();
          let state: BatchStatus = 'received';
          const path: [BatchStatus | undefined, BatchStatus][] = [
            [undefined, 'received'],
          ];
          for (const [from, to] of requests) {
            const allowed = from === state && isLegalTransition(from, to);
            const done = await change(batch, from, to).then(
              () => true,
              () => false,
            );
            expect(done).toBe(allowed);
            if (done) {
              path.push([state, to]);
              state = to;
            }
          }
          const [now, events] = await test.database.withTenant(
            batch.tenantId,
            async tx => [
              await store.get(tx, batch.tenantId, batch.batchId),
              await store.listEvents(tx, batch.tenantId, batch.batchId),
            ],
          );
          expect(now?.status).toBe(state);
          expect(now?.failure !== undefined).toBe(state === 'failed');
          expect(events.map(e => [e.fromStatus, e.toStatus])).toEqual(path);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('tells those who watch, once the change is committed', async () => {
    const batch = await receive();
    const heard = new Promise<string>(resolve => {
      void test.database.listen(BATCHES_CHANNEL, payload => {
        if (payload.includes(batch.batchId)) resolve(payload);
      });
    });
    // The subscription above is under way on the same process; a second one
    // resolves only after the connection listens.
    const unlisten = await test.database.listen(BATCHES_CHANNEL, () => {});
    await change(batch, 'received', 'parsing');
    expect(JSON.parse(await heard)).toEqual({
      tenantId: batch.tenantId,
      batchId: batch.batchId,
    });
    await unlisten();
  });

  it.each([
    ['receivedAt', 'desc'],
    ['receivedAt', 'asc'],
    ['fileName', 'asc'],
    ['byteSize', 'desc'],
    ['rowsTotal', 'desc'],
    ['status', 'asc'],
  ] as const)(
    'pages through a list by %s %s, forth and back, without gap or repetition',
    async (sort, order) => {
      const tenantId = uuid();
      for (let i = 0; i < 7; i += 1) {
        await receive({
          tenantId,
          fileName: `File ${i % 3}.csv`,
          byteSize: i % 2,
        });
      }
      const page = (cursor?: string) =>
        test.database.withTenant(tenantId, tx =>
          store.list(tx, {
            tenantId,
            sort,
            order,
            cursor,
            limit: 3,
          } satisfies BatchFilter),
        );
      const ids = (p: { items: BatchRecord[] }) => p.items.map(b => b.batchId);
      const first = await page();
      const second = await page(first.nextCursor);
      const third = await page(second.nextCursor);
      expect(third.nextCursor).toBeUndefined();
      expect(first.prevCursor).toBeUndefined();
      expect(new Set([...ids(first), ...ids(second), ...ids(third)]).size).toBe(
        7,
      );
      expect(ids(await page(third.prevCursor))).toEqual(ids(second));
      expect(ids(await page(second.prevCursor))).toEqual(ids(first));
      expect(first).toMatchObject({
        total: 7,
        countsByStatus: { received: 7 },
      });
    },
  );

  it('refuses a cursor of another order or of nobody', async () => {
    const tenantId = uuid();
    const list = (cursor: string) =>
      test.database.withTenant(tenantId, tx =>
        store.list(tx, {
          tenantId,
          sort: 'receivedAt',
          order: 'desc',
          cursor,
          limit: 3,
        }),
      );
    await expect(list('nonsense')).rejects.toThrow(/start again/);
  });

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

  it('shows dbt the batches of all tenants through raw, and nothing in uploads', async () => {
    const batch = await receive();
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

  it('goes back to nothing and up again', async () => {
    const other = await createTestDatabase();
    const settings = {
      directory: uploadsMigrations(),
      schemaName: 'uploads',
      loadExtensions: ['.js'],
    };
    await other.database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    await other.database.knex.migrate.rollback(settings, true);
    const { rows } = await other.database.knex.raw(
      `select count(*)::int as left from pg_class c
       join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'raw'`,
    );
    expect(rows).toEqual([{ left: 0 }]);
    await other.database.knex.migrate.latest(settings);
    await other.destroy();
  });
});
