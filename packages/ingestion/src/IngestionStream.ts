import { Transform, type TransformCallback } from 'node:stream';
import { DEFAULT_LIMITS, type IngestionLimits } from './limits';
import type { RejectedRow } from './rows/RejectedRow';
import type { RowEncoder } from './rows/RowEncoder';
import type { ColumnUse } from './rows/RowCanonicaliser';
import { RowReader } from './RowReader';

/** How far an ingestion has come; all of it counts from the file's beginning. */
export interface IngestionCounts {
  /** Data rows met, blank lines and the header not counted. */
  rowsTotal: number;
  rowsLoaded: number;
  rowsRejected: number;
  /** Bytes of the file that were taken in. */
  bytesRead: number;
}

/** What became of a file. */
export interface IngestionSummary extends IngestionCounts {
  /** The kind of file, known once its header was read. */
  profileId: string | undefined;
  columns: ColumnUse | undefined;
}

/** What an ingestion needs. */
export interface IngestionOptions {
  encoder: RowEncoder;
  /** Given each rejected row in the file's order; must not wait. */
  onRejected: (row: RejectedRow) => void;
  /** Told the counts after each chunk of the file. */
  onProgress?: (counts: IngestionCounts) => void;
  /** Ends the ingestion with the signal's reason. */
  signal?: AbortSignal;
  /** Parts of `DEFAULT_LIMITS` to be replaced. */
  limits?: Partial<IngestionLimits>;
}

// Detection looks at this much, so that it sees the same however it is split.
const HEAD_BYTES = 256 * 1024;

/**
 * A stream stage that takes the bytes of a marketplace export and gives what
 * its encoder makes of the rows.
 *
 * Every data row is either encoded or rejected: `rowsTotal` is the sum of
 * `rowsLoaded` and `rowsRejected` at all times. Rows are handled synchronously
 * within a chunk, and the stream waits for its reader between chunks, so
 * memory does not grow with the file. The output depends on the bytes alone,
 * not on how they are split.
 *
 * A file that cannot be used destroys the stream with an `IngestionError`,
 * and the end of the encoder's output is not written.
 */
export class IngestionStream extends Transform {
  private readonly head: Buffer[] = [];
  private headBytes = 0;
  private bytesRead = 0;
  private reader: RowReader | undefined;
  private readonly limits: IngestionLimits;

  constructor(private readonly ingestion: IngestionOptions) {
    super();
    this.limits = { ...DEFAULT_LIMITS, ...ingestion.limits };
  }

  /** What became of the file so far. */
  get summary(): IngestionSummary {
    return {
      ...this.counts(),
      profileId: this.reader?.profileId,
      columns: this.reader?.columnUse,
    };
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: TransformCallback,
  ): void {
    this.bytesRead += chunk.length;
    this.settle(done, async () => {
      if (this.reader) {
        await this.reader.write(chunk);
      } else {
        this.head.push(chunk);
        this.headBytes += chunk.length;
        if (this.headBytes >= HEAD_BYTES) await this.begin();
      }
      this.pushEncoded(this.ingestion.encoder.take());
    });
  }

  override _flush(done: TransformCallback): void {
    this.settle(done, async () => {
      const reader = this.reader ?? (await this.begin());
      await reader.end();
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

  private async begin(): Promise<RowReader> {
    const head = Buffer.concat(this.head);
    this.head.length = 0;
    this.reader = new RowReader(head, this.ingestion, this.limits);
    await this.reader.write(head);
    return this.reader;
  }

  private pushEncoded(bytes: Uint8Array | undefined): void {
    if (bytes && bytes.length > 0) this.push(bytes);
  }

  private counts(): IngestionCounts {
    const rowsLoaded = this.reader?.rowsLoaded ?? 0;
    const rowsRejected = this.reader?.rowsRejected ?? 0;
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
