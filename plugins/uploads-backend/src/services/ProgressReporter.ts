import { LoggerService } from '@backstage/backend-plugin-api';

/** How far reading is, from the beginning of the file. */
export interface ReadingCounts {
  rowsTotal: number;
  bytesRead: number;
}

/** Where progress is reported to. */
export interface ProgressReporterOptions {
  /** Writes it down. Resolves to false when the attempt no longer holds the file. */
  record: (counts: ReadingCounts) => Promise<boolean>;
  /** What is said of that. */
  lost: () => Error;
  logger: LoggerService;
  /** Ask also while nothing moves whether the attempt still holds the file. Default: false. */
  evenIfStill?: boolean;
}

/** Time between two reports, in milliseconds. */
const REPORT_MS = 500;

/**
 * Writes how far an attempt is, beside the transaction that takes in the rows,
 * and learns in turn whether the attempt still holds the file.
 */
export class ProgressReporter {
  #lost = new AbortController();
  #latest: ReadingCounts = { rowsTotal: 0, bytesRead: 0 };
  #timer: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();
  #written = -1;

  constructor(private readonly options: ProgressReporterOptions) {
    this.#timer = setInterval(() => {
      this.#writing = this.#writing.then(() => this.#write());
    }, REPORT_MS);
  }

  /** Aborts when the file was given up, or another attempt took it over. */
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
    const { record, lost, logger, evenIfStill } = this.options;
    const counts = this.#latest;
    if (counts.bytesRead === this.#written && !evenIfStill) return;
    try {
      const held = await record(counts);
      this.#written = counts.bytesRead;
      if (!held) this.#lost.abort(lost());
    } catch (error) {
      logger.warn(`Progress could not be written: ${error}`);
    }
  }
}
