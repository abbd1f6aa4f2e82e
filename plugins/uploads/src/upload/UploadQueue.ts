import type { UploadResult } from '@tieout/plugin-uploads-common';
import { describeError, formatBytes } from '@tieout/plugin-tenants-react';
import { RateMeter } from './RateMeter';
import {
  isUnderWay,
  type UploadDestination,
  type UploadItem,
} from './UploadItem';

/** What the queue needs of the outside. */
export interface UploadQueueOptions {
  send: (
    item: UploadItem,
    options: { signal: AbortSignal; onProgress: (sentBytes: number) => void },
  ) => Promise<UploadResult>;
  /** Uploads at a time. Default: 2. */
  concurrency?: number;
  /** Milliseconds of a clock. Default: that of the page. */
  now?: () => number;
}

/**
 * Sends files one after the other, two at a time. It belongs to the app, not to
 * a page: going to another page and back finds it as it was.
 *
 *   waiting ▸ uploading ▸ done | existing | failed
 *   waiting | uploading ▸ cancelled; failed | cancelled ▸ waiting (retry)
 */
export class UploadQueue {
  readonly #options: Required<UploadQueueOptions>;
  readonly #listeners = new Set<() => void>();
  readonly #running = new Map<string, AbortController>();
  #items: readonly UploadItem[] = [];
  #lastId = 0;

  constructor(options: UploadQueueOptions) {
    this.#options = {
      concurrency: 2,
      now: () => performance.now(),
      ...options,
    };
  }

  /** The items in the order they were added; a new array at each change. */
  readonly getItems = (): readonly UploadItem[] => this.#items;

  /** Calls the listener at each change, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Adds files; one larger than `maxBytes` is refused at once. */
  add(
    files: readonly File[],
    destination: UploadDestination,
    maxBytes: number,
  ): void {
    const items = files.map(file => this.#itemFor(file, destination, maxBytes));
    this.#set([...this.#items, ...items]);
    this.#startNext();
  }

  /** Stops an item; what was sent of it is discarded by the server. */
  cancel(id: string): void {
    if (!this.#items.some(item => item.id === id && isUnderWay(item))) return;
    this.#change(id, { state: 'cancelled', bytesPerSecond: undefined });
    this.#running.get(id)?.abort();
  }

  /** Sends a failed or cancelled item again, from its first byte. */
  retry(id: string): void {
    const item = this.#items.find(candidate => candidate.id === id);
    if (item?.state !== 'failed' && item?.state !== 'cancelled') return;
    this.#change(id, { state: 'waiting', sentBytes: 0, error: undefined });
    this.#startNext();
  }

  /** Takes the items of a tenant that are over out of the list. */
  clearFinished(tenantId: string): void {
    this.#set(
      this.#items.filter(
        item => isUnderWay(item) || item.destination.tenantId !== tenantId,
      ),
    );
  }

  #itemFor(
    file: File,
    destination: UploadDestination,
    maxBytes: number,
  ): UploadItem {
    this.#lastId += 1;
    const item = {
      id: String(this.#lastId),
      file,
      destination,
      sentBytes: 0,
    };
    if (file.size <= maxBytes) return { ...item, state: 'waiting' };
    return {
      ...item,
      state: 'refused',
      error: {
        code: 'FILE_TOO_LARGE',
        message: `The file has ${formatBytes(file.size)}, and at most ${formatBytes(maxBytes)} may be uploaded. Divide it, for instance by month.`,
      },
    };
  }

  #startNext(): void {
    for (const item of this.#items) {
      if (this.#running.size >= this.#options.concurrency) return;
      // An item cancelled and retried at once waits for its old request to end.
      if (item.state === 'waiting' && !this.#running.has(item.id)) {
        void this.#run(item);
      }
    }
  }

  async #run(item: UploadItem): Promise<void> {
    const controller = new AbortController();
    const meter = new RateMeter();
    const { send, now } = this.#options;
    this.#running.set(item.id, controller);
    this.#change(item.id, { state: 'uploading' });
    const onProgress = (sentBytes: number) => {
      if (controller.signal.aborted) return;
      const bytesPerSecond = meter.measure(sentBytes, now());
      this.#change(item.id, { sentBytes, bytesPerSecond });
    };
    const outcome = await this.#outcome(() =>
      send(item, { signal: controller.signal, onProgress }),
    );
    this.#running.delete(item.id);
    if (!controller.signal.aborted) {
      this.#change(item.id, { bytesPerSecond: undefined, ...outcome });
    }
    this.#startNext();
  }

  async #outcome(
    send: () => Promise<UploadResult>,
  ): Promise<Partial<UploadItem>> {
    try {
      const { batch, created } = await send();
      return {
        state: created ? 'done' : 'existing',
        sentBytes: batch.byteSize,
        batch,
      };
    } catch (error) {
      const { code, message } = describeError(error);
      return { state: 'failed', error: { code, message } };
    }
  }

  #change(id: string, change: Partial<UploadItem>): void {
    this.#set(
      this.#items.map(item => (item.id === id ? { ...item, ...change } : item)),
    );
  }

  #set(items: readonly UploadItem[]): void {
    this.#items = items;
    this.#listeners.forEach(listener => listener());
  }
}
