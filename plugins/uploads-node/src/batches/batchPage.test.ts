import { TestDatabase } from '@tieout/database/testing';
import { v7 as uuid } from 'uuid';
import {
  createBatchDatabase,
  receiveBatch,
} from '../__testUtils__/batchDatabase';
import { BatchFilter, BatchRecord } from './BatchStore';
import { DatabaseBatchStore } from './DatabaseBatchStore';

jest.setTimeout(60_000);

describe('pages of batches', () => {
  let test: TestDatabase;
  const store = new DatabaseBatchStore();

  beforeAll(async () => {
    test = await createBatchDatabase();
  });

  afterAll(() => test.destroy());

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
        await receiveBatch(test, {
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
});
