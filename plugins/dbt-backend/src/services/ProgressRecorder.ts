import type { LoggerService } from '@backstage/backend-plugin-api';
import type { TieoutDatabase } from '@tieout/database';
import type { BatchStore } from '@tieout/plugin-uploads-node';
import type { DbtRunStore, RunProgress } from '../database/DbtRunStore';
import type { DbtProgress, NodeProgress } from '../runner/DbtRunner';

/** Whose progress is recorded, and where. */
export interface ProgressRecorderOptions {
  database: TieoutDatabase;
  runs: DbtRunStore;
  batches: BatchStore;
  logger: LoggerService;
  tenantId: string;
  runId: string;
  batchIds: string[];
}

/** Shortest time between two records, in milliseconds, and more for each batch that is told. */
const INTERVAL_MS = 250;
const INTERVAL_PER_BATCH_MS = 20;

/**
 * Writes a run's progress to the database while it goes on, at most four
 * times a second, and tells the pages of its batches. Progress is no more than
 * a courtesy: a record that fails is logged, and the next brings it up to date.
 */
export class ProgressRecorder {
  readonly #options: ProgressRecorderOptions;
  readonly #changed = new Map<string, NodeProgress>();
  readonly #done = new Set<string>();
  #facts: Omit<RunProgress, 'nodes'> = {};
  #timer?: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: ProgressRecorderOptions) {
    this.#options = options;
  }

  /** Takes note of what the run told. */
  add(progress: DbtProgress): void {
    switch (progress.kind) {
      case 'version':
        this.#facts.dbtVersion = progress.dbtVersion;
        this.#facts.invocationId = progress.invocationId || undefined;
        break;
      case 'total':
        this.#facts.nodesTotal = progress.nodes;
        break;
      default:
        this.#addNode(progress.node);
    }
    this.#schedule();
  }

  /** Writes what is not written yet. To be called before the run is ended. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  #addNode(node: NodeProgress): void {
    this.#changed.set(node.uniqueId, node);
    if (node.status === 'running') {
      this.#facts.currentNode = node.name;
    } else {
      this.#done.add(node.uniqueId);
      this.#facts.nodesDone = this.#done.size;
    }
  }

  #schedule(): void {
    const interval =
      INTERVAL_MS + INTERVAL_PER_BATCH_MS * this.#options.batchIds.length;
    this.#timer ??= setTimeout(() => {
      this.flush().catch(() => {});
    }, interval);
  }

  async #write(): Promise<void> {
    const { database, runs, batches, logger, tenantId, runId, batchIds } =
      this.#options;
    const nodes = [...this.#changed.values()];
    this.#changed.clear();
    const { nodesDone, nodesTotal, currentNode } = this.#facts;
    try {
      await database.withTenant(tenantId, async tx => {
        const running = await runs.recordProgress(tx, tenantId, runId, {
          ...this.#facts,
          nodes,
        });
        // The batches of a run that was given up are another's by now.
        if (!running) return;
        for (const batchId of batchIds) {
          await batches.mergeMetadata(tx, tenantId, batchId, {
            localRun: {
              runId,
              status: 'running',
              nodesDone,
              nodesTotal,
              currentNode,
            },
          });
        }
      });
    } catch (error) {
      for (const node of nodes) {
        if (!this.#changed.has(node.uniqueId)) {
          this.#changed.set(node.uniqueId, node);
        }
      }
      logger.warn('Progress of the dbt run could not be recorded', {
        runId,
        error: `${error}`,
      });
    }
  }
}
