import type { Batch } from '@tieout/plugin-uploads-common';
import { aBatch } from '../__testUtils__/fixtures';
import { followBatches, retryDelay, type LiveMode } from './followBatches';

function streamOf(...texts: string[]) {
  return new Blob(texts).stream();
}

const message = (batch: Batch) =>
  `event: batch\ndata: ${JSON.stringify(batch)}\n\n`;

/** Follows until `attempts` waits have been asked for, and tells what happened. */
async function follow(options: {
  open: () => Promise<ReadableStream<Uint8Array>>;
  refresh?: () => Promise<void>;
  attempts: number;
}) {
  const controller = new AbortController();
  const batches: Batch[] = [];
  const modes: LiveMode[] = [];
  const waits: number[] = [];
  const refresh = jest.fn(options.refresh ?? (async () => {}));
  await followBatches(
    {
      open: options.open,
      refresh,
      onBatch: batch => batches.push(batch),
      onLive: mode => modes.push(mode),
      wait: async milliseconds => {
        waits.push(milliseconds);
        if (waits.length === options.attempts) controller.abort();
      },
    },
    controller.signal,
  );
  return { batches, modes, waits, refresh };
}

describe('followBatches', () => {
  it('hands on each batch of the stream', async () => {
    const first = aBatch({ status: 'parsing' });
    const second = aBatch({ status: 'loaded' });
    const { batches } = await follow({
      open: async () => streamOf(message(first), message(second)),
      attempts: 1,
    });
    expect(batches).toEqual([first, second]);
  });

  it('catches up after each connection, because changes may have been missed', async () => {
    const { refresh, modes } = await follow({
      open: async () => streamOf('event: ping\ndata:\n\n'),
      attempts: 1,
    });
    // Once on connecting, once because the stream ended.
    expect(refresh).toHaveBeenCalledTimes(2);
    expect(modes).toEqual(['live', 'live', 'polling']);
  });

  it('polls while there is no stream, and says so', async () => {
    const { modes, refresh } = await follow({
      open: () => Promise.reject(new Error('502')),
      attempts: 3,
    });
    expect(modes).toEqual(['polling', 'polling', 'polling']);
    expect(refresh).toHaveBeenCalledTimes(3);
  });

  it('says that it is offline when polling fails, too', async () => {
    const { modes } = await follow({
      open: () => Promise.reject(new TypeError('Failed to fetch')),
      refresh: () => Promise.reject(new TypeError('Failed to fetch')),
      attempts: 1,
    });
    expect(modes).toEqual(['offline']);
  });

  it('waits longer after each failure, and briefly again after a success', async () => {
    let opened = 0;
    const { waits } = await follow({
      open: async () => {
        opened += 1;
        if (opened === 4) return streamOf('event: ping\ndata:\n\n');
        throw new Error('down');
      },
      attempts: 5,
    });
    expect(waits).toEqual([1_000, 2_000, 4_000, 1_000, 2_000]);
    expect(retryDelay(20)).toBe(15_000);
  });

  it('connects again after a message that makes no sense', async () => {
    const open = jest.fn(async () => streamOf('event: batch\ndata: {}\n\n'));
    const { batches } = await follow({ open, attempts: 2 });
    expect(batches).toEqual([]);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it('says nothing more once it is aborted', async () => {
    const controller = new AbortController();
    const onLive = jest.fn();
    await followBatches(
      {
        open: async () => {
          controller.abort();
          return streamOf(message(aBatch()));
        },
        refresh: async () => {},
        onBatch: () => {},
        onLive,
      },
      controller.signal,
    );
    expect(onLive).not.toHaveBeenCalled();
  });
});
