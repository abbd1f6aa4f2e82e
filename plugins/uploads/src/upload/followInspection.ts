import { describeError, mayPass } from '@tieout/plugin-tenants-react';
import type {
  Inspection,
  InspectionKey,
  UploadsClient,
} from '@tieout/plugin-uploads-common';
import { isReadAgain } from './isReadAgain';

/** Waits so many milliseconds, less where the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** An inspection, and who follows it. */
export interface FollowOptions<Found> {
  api: Pick<UploadsClient, 'getInspection'>;
  key: InspectionKey;
  wait: Wait;
  signal: AbortSignal;
  onProgress: (progress: Inspection['progress']) => void;
  /** Makes of its end what is returned; called again where that may pass later. */
  conclude: (inspection: Inspection) => Promise<Found>;
}

/** First wait, by how much each is longer than the last, and the longest. */
const POLL_MS = 500;
const GROWTH = 1.3;
const SLOWEST_MS = 5_000;
/** The longest while nobody answers. */
const SLOWEST_LOST_MS = 15_000;

/**
 * Asks after an inspection until a worker has ended it, or it turned out that
 * the bytes are a batch already which needs no reading. Goes on, more slowly, while nobody answers.
 *
 * @throws ApiError when the server refuses, such as for an inspection that is
 * no longer there; AbortError when aborted
 */
export async function followInspection<Found>(
  options: FollowOptions<Found>,
): Promise<Found> {
  const { api, key, wait, signal, onProgress, conclude } = options;
  let rounds = 0;
  let failures = 0;
  for (;;) {
    signal.throwIfAborted();
    try {
      const inspection = await api.getInspection(key, { signal });
      if (hasEnded(inspection)) return await conclude(inspection);
      failures = 0;
      onProgress(inspection.progress);
    } catch (error) {
      if (signal.aborted || !mayPass(describeError(error))) throw error;
      failures += 1;
    }
    await wait(
      failures > 0
        ? Math.min(POLL_MS * 2 ** failures, SLOWEST_LOST_MS)
        : Math.min(POLL_MS * GROWTH ** rounds, SLOWEST_MS),
      signal,
    );
    rounds += 1;
  }
}

function hasEnded(inspection: Inspection): boolean {
  const { status, existingBatchId } = inspection;
  return (
    status === 'done' ||
    status === 'failed' ||
    (existingBatchId !== undefined && !isReadAgain(inspection))
  );
}

/** Waits with the timers of the page, and while the page is hidden until it is shown. */
export const waitOnPage: Wait = (milliseconds, signal) =>
  new Promise(resolve => {
    let elapsed = false;
    const timer = setTimeout(() => {
      elapsed = true;
      goOn();
    }, milliseconds);
    function goOn() {
      if (!signal.aborted && (document.hidden || !elapsed)) return;
      clearTimeout(timer);
      signal.removeEventListener('abort', goOn);
      document.removeEventListener('visibilitychange', goOn);
      resolve();
    }
    signal.addEventListener('abort', goOn);
    document.addEventListener('visibilitychange', goOn);
  });
