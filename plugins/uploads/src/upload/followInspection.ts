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
export interface FollowOptions {
  api: Pick<UploadsClient, 'getInspection'>;
  key: InspectionKey;
  wait: Wait;
  signal: AbortSignal;
  onProgress: (progress: Inspection['progress']) => void;
}

const POLL_MS = 500;
const SLOWEST_MS = 15_000;

/**
 * Asks after an inspection until a worker has ended it, or it turned out that
 * the bytes are a batch already which needs no reading. Goes on, more slowly, while nobody answers.
 *
 * @throws ApiError when the server refuses, such as for an inspection that is
 * no longer there; AbortError when aborted
 */
export async function followInspection(
  options: FollowOptions,
): Promise<Inspection> {
  const { api, key, wait, signal, onProgress } = options;
  let failures = 0;
  for (;;) {
    signal.throwIfAborted();
    try {
      const inspection = await api.getInspection(key, { signal });
      if (hasEnded(inspection)) return inspection;
      failures = 0;
      onProgress(inspection.progress);
    } catch (error) {
      if (signal.aborted || !mayPass(describeError(error))) throw error;
      failures += 1;
    }
    await wait(Math.min(POLL_MS * 2 ** failures, SLOWEST_MS), signal);
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

/** Waits with the timers of the page. */
export const waitOnPage: Wait = (milliseconds, signal) =>
  new Promise(resolve => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
