import { Transform, type TransformCallback } from 'node:stream';
import { MatchedHeader } from './detect/MatchedHeader';
import { DEFAULT_LIMITS, type IngestionLimits } from './limits';
import type { ReadingPlan } from './plan/ReadingPlan';
import type { Profile } from './profiles/Profile';
import { profileOf } from './profiles/profileOf';
import type { ControlTotal } from './reading/ControlTotals';
import { FileReader, type SkippedRows } from './reading/FileReader';
import type { KindSum } from './reading/FileSums';
import type { ColumnUse } from './rows/columnUse';
import type { RejectedRow } from './rows/RejectedRow';
import type { RowEncoder } from './rows/RowEncoder';

/** How far an ingestion has come; all of it counts from the file's beginning. */
export interface IngestionCounts {
  /** Data rows met; blank lines, the header and rows that are no data not counted. */
  rowsTotal: number;
  rowsLoaded: number;
  rowsRejected: number;
  /** Bytes of the file that were taken in. */
  bytesRead: number;
}

/** What became of a file. */
export interface IngestionSummary extends IngestionCounts {
  /** The kind of file. */
  profileId: string;
  columns: ColumnUse;
  /** Rows that are no data, by what they are. */
  skipped: SkippedRows;
  /** What the loaded rows add up to, by kind and currency. */
  sums: KindSum[];
  /** Totals that the file states, beside those of its rows. */
  controlTotals: ControlTotal[];
}

/** What an ingestion needs. */
export interface IngestionOptions {
  /** How the file is to be read, by `planReading`. */
  plan: ReadingPlan;
  /** Where a profile is found that the plan does not hold. Default: those that come with Tieout. */
  profiles?: readonly Profile[];
  encoder: RowEncoder;
  /** Given each rejected row in the file's order; must not wait. */
  onRejected: (row: RejectedRow) => void;
  /** Told the counts after each chunk of the file. */
  onProgress?: (counts: IngestionCounts) => void;
  /** Ends the ingestion with the signal's reason. */
  signal?: AbortSignal;
  /**
   * What becomes of a file whose rows do not add up to the totals that it
   * states: `refuse`, the default, ends with an IngestionError; after `tell`
   * the caller asks `untiedTotals`, and knows the rest of what became of it.
   */
  untied?: 'refuse' | 'tell';
  /** Parts of `DEFAULT_LIMITS` to be replaced. */
  limits?: Partial<IngestionLimits>;
}

/**
 * A stream stage that takes the bytes of a marketplace export and gives what
 * its encoder makes of the rows.
 *
 * Every data row is either encoded or rejected: `rowsTotal` is the sum of
 * `rowsLoaded` and `rowsRejected` at all times. Rows are handled synchronously
 * within a chunk, and the stream waits for its reader between chunks, so
 * memory does not grow with the file. The output depends on the plan and the
 * bytes alone, not on how they are split.
 *
 * A file that cannot be used destroys the stream with an `IngestionError`,
 * and the end of the encoder's output is not written.
 */
export class IngestionStream extends Transform {
  private bytesRead = 0;
  private readonly reader: FileReader;

  /** @throws Error where the plan has open questions, or its profile is not known */
  constructor(private readonly ingestion: IngestionOptions) {
    super();
    const { plan, limits } = ingestion;
    if (plan.questions.length > 0) {
      throw new Error('A file with open questions cannot be read');
    }
    const profile = profileOf(plan, ingestion.profiles);
    this.reader = new FileReader(
      plan,
      new MatchedHeader(profile, plan.header),
      {
        sinks: ingestion,
        limits: { ...DEFAULT_LIMITS, ...limits },
        untied: ingestion.untied ?? 'refuse',
      },
    );
  }

  /** What became of the file so far. */
  get summary(): IngestionSummary {
    const { columnUse, skipped, sums, controlTotals } = this.reader;
    return {
      ...this.counts(),
      profileId: this.ingestion.plan.profile.value,
      columns: columnUse,
      skipped,
      sums,
      controlTotals,
    };
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    this.bytesRead += chunk.length;
    this.settle(done, async () => {
      await this.reader.write(chunk);
      this.pushEncoded(this.ingestion.encoder.take());
    });
  }

  override _flush(done: TransformCallback): void {
    this.settle(done, async () => {
      await this.reader.end();
      this.pushEncoded(this.ingestion.encoder.end());
    });
  }

  /** Runs one chunk's work, tells the progress, and hands on its outcome. */
  private settle(done: TransformCallback, work: () => Promise<void>): void {
    const run = async () => {
      this.ingestion.signal?.throwIfAborted();
      await work();
      this.ingestion.onProgress?.(this.counts());
    };
    run().then(() => done(), done);
  }

  private pushEncoded(bytes: Uint8Array | undefined): void {
    if (bytes && bytes.length > 0) this.push(bytes);
  }

  private counts(): IngestionCounts {
    const { rowsLoaded, rowsRejected } = this.reader;
    return {
      rowsTotal: rowsLoaded + rowsRejected,
      rowsLoaded,
      rowsRejected,
      bytesRead: this.bytesRead,
    };
  }
}

/** Makes the stream stage that ingests one file. */
export function createIngestion(options: IngestionOptions): IngestionStream {
  return new IngestionStream(options);
}
