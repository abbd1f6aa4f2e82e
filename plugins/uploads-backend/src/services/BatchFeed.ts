import { TieoutDatabase, Unlisten } from '@tieout/database';
import { Batch } from '@tieout/plugin-uploads-common';
import { BATCHES_CHANNEL, BatchStore } from '@tieout/plugin-uploads-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { batchView } from './batchView';

/** Somebody who watches batches of a tenant. */
export interface BatchWatcher {
  /** A batch that changed. */
  onBatch(batch: Batch): void;
  /** Changes may have been missed: look anew. */
  onMissed(): void;
}

const changeSchema = z.object({ tenantId: z.uuid(), batchId: z.uuid() });

/** Shortest time between two looks at the same batch, in milliseconds. */
const LOOK_INTERVAL_MS = 250;

/**
 * Tells open pages of changes. The database notifies each process of the
 * batch that changed; it is read once for all who watch it, however many
 * there are, and at most four times a second.
 */
export class BatchFeed {
  #watchers = new Map<string, Set<BatchWatcher>>();
  #pending = new Map<string, NodeJS.Timeout>();

  private constructor(
    private readonly database: TieoutDatabase,
    private readonly batches: BatchStore,
    private readonly logger: LoggerService,
  ) {}

  /** Starts to listen. */
  static async start(options: {
    database: TieoutDatabase;
    batches: BatchStore;
    logger: LoggerService;
  }): Promise<{ feed: BatchFeed; stop: Unlisten }> {
    const feed = new BatchFeed(
      options.database,
      options.batches,
      options.logger,
    );
    const stop = await options.database.listen(
      BATCHES_CHANNEL,
      payload => feed.#onChange(payload),
      () => feed.#onReconnected(),
    );
    return { feed, stop };
  }

  /** @returns the end of the watch */
  watch(tenantId: string, watcher: BatchWatcher): () => void {
    const watchers = this.#watchers.get(tenantId) ?? new Set();
    watchers.add(watcher);
    this.#watchers.set(tenantId, watchers);
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.#watchers.delete(tenantId);
    };
  }

  #onChange(payload: string): void {
    const change = changeSchema.safeParse(parseJson(payload));
    if (!change.success) return;
    const { tenantId, batchId } = change.data;
    if (!this.#watchers.has(tenantId) || this.#pending.has(batchId)) return;
    this.#pending.set(
      batchId,
      setTimeout(() => {
        this.#pending.delete(batchId);
        this.#tell(tenantId, batchId).catch(error =>
          this.logger.warn(`A change could not be told: ${error}`),
        );
      }, LOOK_INTERVAL_MS),
    );
  }

  async #tell(tenantId: string, batchId: string): Promise<void> {
    const batch = await this.database.withTenant(tenantId, tx =>
      this.batches.get(tx, tenantId, batchId),
    );
    if (!batch) return;
    const view = batchView(batch);
    for (const watcher of this.#watchers.get(tenantId) ?? []) {
      watcher.onBatch(view);
    }
  }

  #onReconnected(): void {
    for (const watchers of this.#watchers.values()) {
      for (const watcher of watchers) watcher.onMissed();
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
