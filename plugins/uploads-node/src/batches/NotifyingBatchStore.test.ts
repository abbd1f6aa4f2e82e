import { TestDatabase } from '@tieout/database/testing';
import { BatchStatus } from '@tieout/plugin-uploads-common';
import {
  createBatchDatabase,
  receiveBatch,
} from '../__testUtils__/batchDatabase';
import { BatchRecord } from './BatchStore';
import { NotifyingBatchStore } from './NotifyingBatchStore';

jest.setTimeout(60_000);

describe('NotifyingBatchStore', () => {
  let test: TestDatabase;
  const enqueue = jest.fn(async () => '1');
  const store = new NotifyingBatchStore({ enqueue });

  beforeAll(async () => {
    test = await createBatchDatabase();
  });

  beforeEach(() => enqueue.mockClear());
  afterAll(() => test.destroy());

  const go = async (
    { tenantId, batchId }: BatchRecord,
    ...statuses: BatchStatus[]
  ) => {
    let from: BatchStatus = 'received';
    for (const to of statuses) {
      const failure = { stage: 'parse', code: 'X', message: 'x' } as const;
      const change = { tenantId, batchId, from, to, actor: 'job:x' };
      await test.database.withTenant(tenantId, tx =>
        store.transition(tx, {
          ...change,
          set: to === 'failed' ? { failure } : {},
        }),
      );
      from = to;
    }
  };

  it.each<BatchStatus[][]>([
    [['parsing', 'loaded', 'transforming', 'ready']],
    [['parsing', 'failed']],
  ])('has the sender told at the end of %j, and not on the way', async way => {
    const batch = await receiveBatch(test);
    await go(batch, ...way);
    const { tenantId, batchId } = batch;
    expect(enqueue.mock.calls).toEqual([
      [
        expect.anything(),
        expect.objectContaining({ identifier: 'notify-batch' }),
        { tenantId, batchId },
      ],
    ]);
  });

  it('leaves a sender alone who wants to hear nothing, and whoever ends a batch by hand', async () => {
    await go(
      await receiveBatch(test, { notifies: false }),
      'parsing',
      'failed',
    );
    await go(await receiveBatch(test), 'cancelled');
    expect(enqueue).not.toHaveBeenCalled();
  });
});
