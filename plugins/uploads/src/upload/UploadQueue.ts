import type {
  InspectionSummary,
  ReadingChoices,
  UploadsClient,
} from '@tieout/plugin-uploads-common';
import { describeError } from '@tieout/plugin-tenants-react';
import { followInspection, waitOnPage, type Wait } from './followInspection';
import { foundIn } from './foundIn';
import { queuedItem, resumedItem } from './queuedItem';
import { RateMeter } from './RateMeter';
import {
  canBeSentAgain,
  isUnderWay,
  isUnfinished,
  keyOf,
  type UploadDestination,
  type UploadItem,
} from './UploadItem';

/** What the queue needs of the outside. */
export interface UploadQueueOptions {
  /** Posts the bytes to be inspected. */
  send: (
    sending: Pick<UploadItem, 'destination'> & { bytes: File },
    options: { signal: AbortSignal; onProgress: (sentBytes: number) => void },
  ) => Promise<{ inspectionId: string }>;
  api: Pick<
    UploadsClient,
    | 'getInspection'
    | 'inspectAgain'
    | 'commitInspection'
    | 'dropInspection'
    | 'getBatch'
  >;
  /** Uploads at a time. Default: 2. */
  concurrency?: number;
  /** Milliseconds of a clock. Default: that of the page. */
  now?: () => number;
  /** Default: the timers of the page. */
  wait?: Wait;
}

/**
 * Sends files one after the other, two at a time, has each looked at, and makes
 * batches of those that the reader commits. It belongs to the app, not to a
 * page: going to another page and back finds it as it was.
 *
 *   waiting ▸ uploading ▸ inspecting ▸ inspected | asking | unreadable | existing
 *   inspected | asking | unreadable ▸ inspecting (look again, with choices)
 *   inspected ▸ committing ▸ done | existing; what was inspected can be discarded
 *   inspecting (resume, of a file that was sent at an earlier visit)
 *   waiting | uploading ▸ cancelled; any step ▸ failed
 *   failed | cancelled ▸ waiting (retry)
 */
export class UploadQueue {
  readonly #options: Required<UploadQueueOptions>;
  readonly #listeners = new Set<() => void>();
  readonly #running = new Map<string, AbortController>();
  readonly #looking = new Map<string, AbortController>();
  readonly #known = new Set<string>();
  #items: readonly UploadItem[] = [];
  #lastId = 0;

  constructor(options: UploadQueueOptions) {
    this.#options = {
      concurrency: 2,
      now: () => performance.now(),
      wait: waitOnPage,
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
    const items = files.map(file =>
      queuedItem({ id: this.#newId(), file, destination }, maxBytes),
    );
    this.#set([...this.#items, ...items]);
    this.#startNext();
  }

  /** Takes up a file that was sent at an earlier visit, once. */
  resume(inspection: InspectionSummary, destination: UploadDestination): void {
    const { inspectionId } = inspection;
    if (this.knows(inspectionId)) return;
    const item = resumedItem({ id: this.#newId(), inspection, destination });
    const isOther = (one: UploadItem) => one.inspectionId !== inspectionId;
    // One that is there has failed.
    this.#set([...this.#items.filter(isOther), item]);
    void this.#look(item.id);
  }

  /** Whether an inspected file is or was in the list, and its look did not fail. */
  knows(inspectionId: string): boolean {
    return this.#known.has(inspectionId);
  }

  /** Stops an upload; what was sent of it is discarded by the server. */
  cancel(id: string): void {
    const state = this.#find(id)?.state;
    if (state !== 'waiting' && state !== 'uploading') return;
    this.#change(id, { state: 'cancelled', bytesPerSecond: undefined });
    this.#running.get(id)?.abort();
  }

  /** Sends a failed or cancelled item again, from its first byte. */
  retry(id: string): void {
    const item = this.#find(id);
    if (!item || !canBeSentAgain(item)) return;
    this.#change(id, {
      state: 'waiting',
      sentBytes: 0,
      inspectionId: undefined,
      inspection: undefined,
      error: undefined,
    });
    this.#startNext();
  }

  /** Has an inspected file looked at again; the choices take the place of the earlier ones. */
  async lookAgain(id: string, choices: ReadingChoices): Promise<void> {
    const item = this.#find(id);
    if (!item?.inspectionId || isUnderWay(item)) return;
    this.#change(id, {
      state: 'inspecting',
      isAwaited: false,
      error: undefined,
    });
    try {
      await this.#options.api.inspectAgain(keyOf(item), choices);
    } catch (error) {
      this.#refused(item, error);
      return;
    }
    await this.#look(id);
  }

  /** Makes a batch of an inspected file. */
  async commit(id: string): Promise<void> {
    const item = this.#find(id);
    if (item?.state !== 'inspected') return;
    this.#change(id, { state: 'committing', error: undefined });
    try {
      const { batch, created } = await this.#options.api.commitInspection(
        keyOf(item),
      );
      this.#change(id, { state: created ? 'done' : 'existing', batch });
    } catch (error) {
      this.#refused(item, error);
    }
  }

  /** Takes a file out of the list and has the server forget it; the file stays where that fails. */
  async discard(id: string): Promise<void> {
    const item = this.#find(id);
    if (!item?.inspectionId || item.batch || item.state === 'committing') {
      return;
    }
    this.#looking.get(id)?.abort();
    try {
      await this.#options.api.dropInspection(keyOf(item));
    } catch (error) {
      const { code, message, status } = describeError(error);
      if (status !== 404) {
        this.#change(id, { error: { code, message } });
        // The look was given up, and is taken up again.
        if (item.state === 'inspecting') void this.#look(id);
        return;
      }
    }
    this.#set(this.#items.filter(other => other.id !== id));
  }

  /** Takes the items of a tenant that are over out of the list. */
  clearFinished(tenantId: string): void {
    const over = this.#items.filter(
      item => !isUnfinished(item) && item.destination.tenantId === tenantId,
    );
    for (const item of over.filter(({ state }) => state === 'unreadable')) {
      // Where it cannot be told now, the server forgets it after a day.
      this.#options.api.dropInspection(keyOf(item)).catch(() => {});
    }
    this.#set(this.#items.filter(item => !over.includes(item)));
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

  async #run({ id, destination, bytes }: UploadItem): Promise<void> {
    if (!bytes) return;
    const controller = new AbortController();
    const meter = new RateMeter();
    const { send, now } = this.#options;
    this.#running.set(id, controller);
    this.#change(id, { state: 'uploading' });
    const onProgress = (sentBytes: number) => {
      if (controller.signal.aborted) return;
      const bytesPerSecond = meter.measure(sentBytes, now());
      this.#change(id, { sentBytes, bytesPerSecond });
    };
    const outcome = await this.#outcome(() =>
      send({ bytes, destination }, { signal: controller.signal, onProgress }),
    );
    this.#running.delete(id);
    if (!controller.signal.aborted) {
      this.#change(id, { bytesPerSecond: undefined, ...outcome });
      if (outcome.inspectionId) void this.#look(id);
    }
    this.#startNext();
  }

  async #outcome(
    send: () => Promise<{ inspectionId: string }>,
  ): Promise<Partial<UploadItem>> {
    try {
      const { inspectionId } = await send();
      return { state: 'inspecting', inspectionId };
    } catch (error) {
      const { code, message } = describeError(error);
      return { state: 'failed', error: { code, message } };
    }
  }

  async #look(id: string): Promise<void> {
    const item = this.#find(id);
    if (!item) return;
    const controller = new AbortController();
    const { api, wait } = this.#options;
    const { signal } = controller;
    const key = keyOf(item);
    this.#looking.set(id, controller);
    this.#known.add(key.inspectionId);
    try {
      const found = await followInspection({
        api,
        key,
        wait,
        signal,
        onProgress: looking => this.#change(id, { looking }),
        conclude: inspection => foundIn(api, inspection),
      });
      if (!signal.aborted) this.#change(id, { looking: undefined, ...found });
    } catch (error) {
      if (signal.aborted) return;
      const { code, message, status } = describeError(error);
      // What the server still has can be taken up again.
      if (status !== 404) this.#known.delete(key.inspectionId);
      this.#change(id, { state: 'failed', error: { code, message } });
    }
  }

  // What the server no longer knows can only be sent again.
  #refused({ id, state }: UploadItem, error: unknown): void {
    const { code, message, status } = describeError(error);
    this.#change(id, {
      state: status === 404 ? 'failed' : state,
      error: { code, message },
    });
  }

  #newId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  #find(id: string): UploadItem | undefined {
    return this.#items.find(item => item.id === id);
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
