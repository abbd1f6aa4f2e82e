import { describeError } from '@tieout/plugin-tenants-react';
import { isOpen, type Batch } from '@tieout/plugin-uploads-common';
import type { NoticeApi } from '../notices/noticeApi';
import { endNotice, type BatchAddresses } from './endNotice';

/** What the watcher needs of the outside. */
export interface BatchWatcherOptions {
  /** The batch as the server knows it now. */
  load: (batch: Batch) => Promise<Batch>;
  notices: NoticeApi;
  /** Whether anybody could see a notice. Default: whether the page is visible. */
  isSeen?: () => boolean;
  /** Calls back after so many milliseconds. Default: a timer. */
  after?: (milliseconds: number, call: () => void) => void;
}

interface Watched {
  batch: Batch;
  addresses: BatchAddresses;
}

const ROUND_MS = 3_000;
const SLOWEST_ROUND_MS = 30_000;
// A drop of hundreds of files must not become hundreds of requests a round.
const BATCHES_A_ROUND = 5;

/**
 * Follows batches to their end on whichever page the reader is, and tells them
 * of it. Like the upload queue it belongs to the app, not to a page. It asks
 * for a few batches every three seconds, those it has not asked for longest,
 * and rests while the page is hidden or nothing is open.
 */
export class BatchWatcher {
  readonly #options: Required<BatchWatcherOptions>;
  readonly #watched = new Map<string, Watched>();
  #waiting = false;
  #failures = 0;

  constructor(options: BatchWatcherOptions) {
    this.#options = {
      isSeen: () => document.visibilityState !== 'hidden',
      after: (milliseconds, call) => setTimeout(call, milliseconds),
      ...options,
    };
  }

  /** Follows a batch until it ends. One that is followed already, or has ended, changes nothing. */
  watch(batch: Batch, addresses: BatchAddresses): void {
    if (!isOpen(batch.status) || this.#watched.has(batch.batchId)) return;
    this.#watched.set(batch.batchId, { batch, addresses });
    this.#waitForRound();
  }

  #waitForRound(): void {
    if (this.#waiting || this.#watched.size === 0) return;
    this.#waiting = true;
    const wait = Math.min(ROUND_MS * 2 ** this.#failures, SLOWEST_ROUND_MS);
    this.#options.after(wait, () => void this.#round());
  }

  async #round(): Promise<void> {
    if (this.#options.isSeen()) {
      const due = [...this.#watched.values()].slice(0, BATCHES_A_ROUND);
      const ended: Watched[] = [];
      for (const watched of due) {
        const batch = await this.#ask(watched);
        if (batch) ended.push({ ...watched, batch });
      }
      const notice = endNotice(ended);
      if (notice) this.#options.notices.post(notice);
    }
    this.#waiting = false;
    this.#waitForRound();
  }

  /** The batch if it has ended; otherwise it goes to the end of the line. */
  async #ask(watched: Watched): Promise<Batch | undefined> {
    const { batchId } = watched.batch;
    try {
      const batch = await this.#options.load(watched.batch);
      this.#failures = 0;
      this.#watched.delete(batchId);
      if (!isOpen(batch.status)) return batch;
      this.#watched.set(batchId, { ...watched, batch });
    } catch (error) {
      this.#watched.delete(batchId);
      // Not found: no longer the reader's to see.
      if (describeError(error).status !== 404) {
        this.#failures += 1;
        this.#watched.set(batchId, watched);
      }
    }
    return undefined;
  }
}
