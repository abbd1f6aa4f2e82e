import { LoggerService } from '@backstage/backend-plugin-api';
import { TieoutDatabase } from '@tieout/database';
import { TaskError } from '@tieout/plugin-jobs-node';
import { BatchStore } from '@tieout/plugin-uploads-node';

/** How far reading is, from the beginning of the file. */
export interface ReadingCounts {
  rowsTotal: number;
  bytesRead: number;
}

/** Time between two reports, in milliseconds. */
const REPORT_MS = 500;

/**
 * Writes how far an attempt is, beside the transaction that loads the rows,
 * and learns in turn whether the attempt still holds the batch.
 */
export class ProgressReporter {
  #lost = new AbortController();
  #latest: ReadingCounts = { rowsTotal: 0, bytesRead: 0 };
  #timer: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();
  #written = -1;

  constructor(
    private readonly options: {
      database: TieoutDatabase;
      batches: BatchStore;
      tenantId: string;
      batchId: string;
      leaseRunId: string;
      logger: LoggerService;
    },
  ) {
    this.#timer = setInterval(() => {
      this.#writing = this.#writing.then(() => this.#write());
    }, REPORT_MS);
  }

  /** Aborts when the batch was cancelled, or another attempt took it over. */
  get lostLease(): AbortSignal {
    return this.#lost.signal;
  }

  report({ rowsTotal, bytesRead }: ReadingCounts): void {
    this.#latest = { rowsTotal, bytesRead };
  }

  /** Ends reporting; waits for a report on its way. Safe to repeat. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { database, batches, tenantId, batchId, leaseRunId, logger } =
      this.options;
    const { rowsTotal, bytesRead } = this.#latest;
    if (bytesRead === this.#written) return;
    try {
      const held = await database.withTenant(tenantId, tx =>
        batches.recordProgress(tx, {
          tenantId,
          batchId,
          leaseRunId,
          rows: rowsTotal,
          bytes: bytesRead,
        }),
      );
      this.#written = bytesRead;
      if (!held) {
        this.#lost.abort(
          new TaskError(
            'BATCH_TAKEN',
            'The batch is no longer this attempt’s',
            {
              permanent: true,
            },
          ),
        );
      }
    } catch (error) {
      logger.warn(`Progress could not be written: ${error}`);
    }
  }
}
