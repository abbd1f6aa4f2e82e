import type { BatchRowOwner } from './BatchRowOwner';
import {
  BinaryCopyWriter,
  timestamptzField,
  uuidFields,
} from './BinaryCopyWriter';

/** The statement that takes what a `RejectedRowsCopyEncoder` gives. */
export const COPY_REJECTED_ROWS_SQL =
  'copy raw.rejected_rows_rows (tenant_id, batch_id, row_number, line_number, byte_start, byte_length, column_name, code, message, original, ingested_at) from stdin (format binary)';

const FIELDS = 11;

/** A row that was not loaded, and why. */
export interface RejectedRowRecord {
  rowNumber: number;
  lineNumber: number;
  /** Offset of its first byte in the stored file. */
  byteStart: number;
  byteLength: number;
  /** Name of the column at fault, or null for the whole row. */
  column: string | null;
  code: string;
  message: string;
  original: string;
}

/** Encodes rejected rows for `COPY_REJECTED_ROWS_SQL`. */
export class RejectedRowsCopyEncoder {
  private readonly writer = new BinaryCopyWriter();
  private readonly owner: Buffer;
  private readonly ingestedAt: Buffer;

  constructor(owner: Omit<BatchRowOwner, 'storeId'>) {
    this.owner = uuidFields(owner.tenantId, owner.batchId);
    this.ingestedAt = timestamptzField(owner.ingestedAt);
  }

  row(rejected: RejectedRowRecord): void {
    const { writer } = this;
    writer.beginTuple(FIELDS);
    writer.preparedFields(this.owner);
    writer.int4(rejected.rowNumber);
    writer.int4(rejected.lineNumber);
    writer.int8(rejected.byteStart);
    writer.int4(rejected.byteLength);
    if (rejected.column === null) writer.nullValue();
    else writer.text(rejected.column);
    writer.text(rejected.code);
    writer.text(rejected.message);
    writer.text(rejected.original);
    writer.preparedFields(this.ingestedAt);
  }

  take(): Buffer | undefined {
    return this.writer.take();
  }

  end(): Buffer {
    return this.writer.end();
  }
}
