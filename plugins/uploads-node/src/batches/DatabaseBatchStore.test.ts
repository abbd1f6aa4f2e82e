import { TestDatabase } from '@tieout/database/testing';
import {
  BatchStatus,
  batchStatuses,
  isLegalTransition,
} from '@tieout/plugin-uploads-common';
import fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import {
  createBatchDatabase,
  newBatch,
  receiveBatch,
} from '../__testUtils__/batchDatabase';
import { BatchRecord } from './BatchStore';
import { BATCHES_CHANNEL, DatabaseBatchStore } from './DatabaseBatchStore';

jest.setTimeout(60_000);

describe('DatabaseBatchStore', () => {
  let test: TestDatabase;
  const store = new DatabaseBatchStore();

  beforeAll(async () => {
    test = await createBatchDatabase();
  });

  afterAll(() => test.destroy());

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
    const first = await receiveBatch(test);
    const second = await receiveBatch(test, {
      tenantId: first.tenantId,
      contentSha256: first.contentSha256,
    });
    expect(second.batchId).not.toBe(first.batchId);
  });

  it('finds a batch by what it holds, and keeps what was decided about it', async () => {
    const batch = await receiveBatch(test, { choices: { dates: 'dmy' } });
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
    const batch = await receiveBatch(test);
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
    const batch = await receiveBatch(test);
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
    const batch = await receiveBatch(test);
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
    const batch = await receiveBatch(test);
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
          const batch = await receiveBatch(test);
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
    const batch = await receiveBatch(test);
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
});
