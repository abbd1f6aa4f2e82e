import { ApiError } from '@tieout/plugin-tenants-common';
import type { Batch } from '@tieout/plugin-uploads-common';
import { aBatch, aReadyBatch } from '../__testUtils__/fixtures';
import type { Notice } from '../notices/noticeApi';
import { BatchWatcher } from './BatchWatcher';

const addresses = { batch: '/batches/b', batches: '/batches', sales: '/sales' };

/** A watcher of batches on a server in memory, whose rounds the test starts. */
function setUp(...batches: Batch[]) {
  const server = new Map(batches.map(batch => [batch.batchId, batch]));
  const notices: Notice[] = [];
  const rounds: Array<() => void> = [];
  const waits: number[] = [];
  const asked: string[] = [];
  let seen = true;
  const watcher = new BatchWatcher({
    notices: { post: notice => notices.push(notice) },
    isSeen: () => seen,
    after: (milliseconds, call) => {
      waits.push(milliseconds);
      rounds.push(call);
    },
    load: async ({ batchId }) => {
      asked.push(batchId);
      const batch = server.get(batchId);
      if (batch) return batch;
      throw new ApiError({ status: 404, code: 'NONE', message: 'None.' });
    },
  });
  batches.forEach(batch => watcher.watch(batch, addresses));
  return {
    watcher,
    server,
    notices,
    asked,
    waits,
    pending: () => rounds.length,
    hide: () => {
      seen = false;
    },
    round: async () => {
      rounds.shift()?.();
      // A round asks for one batch after the other; all answers are at hand.
      for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    },
  };
}

describe('the batch watcher', () => {
  it('tells when a batch is ready, with the way to it and to the sales', async () => {
    const { server, notices, round, pending } = setUp(aBatch());
    await round();
    expect(notices).toEqual([]);

    const ready = aReadyBatch();
    server.set(ready.batchId, ready);
    await round();

    expect(notices).toEqual([
      {
        message: 'orders-may.csv is ready',
        tone: 'good',
        links: [
          { label: 'Open batch', href: '/batches/b' },
          { label: 'See the sales', href: '/sales' },
        ],
      },
    ]);
    expect(pending()).toBe(0);
  });

  it('says why a batch failed', async () => {
    const { server, notices, round } = setUp(aBatch());
    server.set(
      aBatch().batchId,
      aBatch({
        status: 'failed',
        failure: { stage: 'parse', code: 'FILE_EMPTY', message: 'Empty.' },
      }),
    );
    await round();

    expect(notices[0].message).toBe(
      'orders-may.csv failed. The file has no bytes.',
    );
  });

  it('tells of several that end together in one notice', async () => {
    const ids = ['a', 'b'];
    const { server, notices, round } = setUp(
      ...ids.map(batchId => aBatch({ batchId })),
    );
    ids.forEach(batchId => server.set(batchId, aReadyBatch({ batchId })));
    await round();

    expect(notices.map(({ message }) => message)).toEqual(['Batches: 2 ready']);
  });

  it('asks for a few at a time, and comes to all of them', async () => {
    const ids = ['1', '2', '3', '4', '5', '6', '7'];
    const { asked, round } = setUp(...ids.map(batchId => aBatch({ batchId })));
    await round();
    expect(asked).toEqual(['1', '2', '3', '4', '5']);
    await round();
    expect(asked.slice(5)).toEqual(['6', '7', '1', '2', '3']);
  });

  it('follows neither what has ended nor the same batch twice', () => {
    const { watcher, pending } = setUp(aReadyBatch());
    expect(pending()).toBe(0);
    watcher.watch(aBatch(), addresses);
    watcher.watch(aBatch(), addresses);
    expect(pending()).toBe(1);
  });

  it('rests while nobody sees it', async () => {
    const { asked, round, hide, pending } = setUp(aBatch());
    hide();
    await round();
    expect(asked).toEqual([]);
    expect(pending()).toBe(1);
  });

  it('lets go of a batch that is no longer the reader’s', async () => {
    const { server, round, pending, notices } = setUp(aBatch());
    server.clear();
    await round();
    expect(pending()).toBe(0);
    expect(notices).toEqual([]);
  });
});
