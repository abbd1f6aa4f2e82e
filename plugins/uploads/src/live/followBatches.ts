import { type Batch, batchSchema } from '@tieout/plugin-uploads-common';
import { readServerSentEvents } from './readServerSentEvents';

/**
 * How a page learns of changes: `live` over the event stream, `polling` while
 * the stream is down and the server answers, `offline` while it does not.
 */
export type LiveMode = 'connecting' | 'live' | 'polling' | 'offline';

/** What following batches needs and whom it tells. */
export interface FollowBatchesOptions {
  /** Opens the event stream. */
  open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>;
  /** Loads what the page shows; called after each connection and at each failed one. */
  refresh: (signal: AbortSignal) => Promise<void>;
  onBatch: (batch: Batch) => void;
  /** Told at each change of mode and whenever the page is known to be right. */
  onLive: (mode: LiveMode, rightNow: boolean) => void;
  /** Waits between attempts; replaced in tests. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

// The server sends a ping every 15 s: three missed ones mean a dead connection.
const SILENCE_MS = 45_000;
const FIRST_RETRY_MS = 1_000;
const SLOWEST_RETRY_MS = 15_000;

/**
 * Follows batches until the signal aborts. Connects, catches up with what was
 * missed, then hands on each event. When the stream ends or fails it connects
 * again after 1, 2, 4 … 15 s and loads once at each attempt, so that a page
 * without a stream still moves.
 */
export async function followBatches(
  options: FollowBatchesOptions,
  signal: AbortSignal,
): Promise<void> {
  const { wait = waitFor } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const stream = await options.open(signal);
      await options.refresh(signal);
      tell(options, signal, 'live');
      failures = 0;
      await handOn(stream, options, signal);
    } catch {
      // Of no interest in itself: the page is told below how it stands.
    }
    if (signal.aborted) return;
    await poll(options, signal);
    await wait(retryDelay(failures), signal);
    failures += 1;
  }
}

/** Milliseconds to the next attempt after so many failures in a row. */
export function retryDelay(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failures, SLOWEST_RETRY_MS);
}

async function handOn(
  stream: ReadableStream<Uint8Array>,
  options: FollowBatchesOptions,
  signal: AbortSignal,
) {
  const events = readServerSentEvents(stream, { silenceMs: SILENCE_MS });
  for await (const event of events) {
    if (signal.aborted) return;
    if (event.event === 'batch') {
      options.onBatch(batchSchema.parse(JSON.parse(event.data)));
    }
    tell(options, signal, 'live');
  }
}

async function poll(options: FollowBatchesOptions, signal: AbortSignal) {
  try {
    await options.refresh(signal);
    tell(options, signal, 'polling');
  } catch {
    if (!signal.aborted) options.onLive('offline', false);
  }
}

function tell(
  options: FollowBatchesOptions,
  signal: AbortSignal,
  mode: LiveMode,
) {
  if (!signal.aborted) options.onLive(mode, true);
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
