import { hash } from 'node:crypto';
import type { BatchRowOwner } from './BatchRowOwner';
import {
  BinaryCopyWriter,
  timestamptzField,
  uuidFields,
} from './BinaryCopyWriter';

/** Tables of `raw` that canonical records land in. */
export type LandedTable = 'orders' | 'transactions' | 'payouts';

/** A canonical record and where it stands in its file. */
export interface LandedRecord {
  rowNumber: number;
  lineNumber: number;
  /** Offset of its first byte in the stored file. */
  byteStart: number;
  byteLength: number;
  /** Empty where the record names no order. */
  orderId: string;
  /** Empty where only the content tells the record from others. */
  rowKey: string;
  /** JSON text. */
  payload: string;
}

const FIELDS = 12;

/** The statement that takes what a `LandedRowsCopyEncoder` gives. */
export function copyLandedRowsSql(table: LandedTable): string {
  return `copy raw.${table}_rows (tenant_id, batch_id, store_id, row_number, line_number, byte_start, byte_length, order_id, row_key, payload, row_hash, ingested_at) from stdin (format binary)`;
}

/**
 * Encodes canonical records for `copyLandedRowsSql`. `row_hash` is the SHA-256
 * of the payload's JSON text.
 */
export class LandedRowsCopyEncoder {
  private readonly writer = new BinaryCopyWriter();
  private readonly owner: Buffer;
  private readonly ingestedAt: Buffer;

  constructor(owner: BatchRowOwner) {
    this.owner = uuidFields(owner.tenantId, owner.batchId, owner.storeId);
    this.ingestedAt = timestamptzField(owner.ingestedAt);
  }

  row(record: LandedRecord): void {
    const { writer } = this;
    writer.beginTuple(FIELDS);
    writer.preparedFields(this.owner);
    writer.int4(record.rowNumber);
    writer.int4(record.lineNumber);
    writer.int8(record.byteStart);
    writer.int4(record.byteLength);
    this.textOrNull(record.orderId);
    this.textOrNull(record.rowKey);
    writer.bytea(hash('sha256', writer.jsonb(record.payload), 'binary'));
    writer.preparedFields(this.ingestedAt);
  }

  private textOrNull(text: string): void {
    if (text === '') this.writer.nullValue();
    else this.writer.text(text);
  }

  take(): Buffer | undefined {
    return this.writer.take();
  }

  end(): Buffer {
    return this.writer.end();
  }
}
