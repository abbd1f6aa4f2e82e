import { hash } from 'node:crypto';
import type { BatchRowOwner } from './BatchRowOwner';
import {
  BinaryCopyWriter,
  timestamptzField,
  uuidFields,
} from './BinaryCopyWriter';

/** The statement that takes what an `OrdersCopyEncoder` gives. */
export const COPY_ORDERS_SQL =
  'copy raw.orders_rows (tenant_id, batch_id, store_id, row_number, line_number, order_id, payload, row_hash, ingested_at) from stdin (format binary)';

const FIELDS = 9;

/**
 * Encodes canonical order lines for `COPY_ORDERS_SQL`.
 *
 * It fits the row encoder of `@tieout/ingestion`. `row_hash` is the SHA-256
 * of the payload's JSON text.
 */
export class OrdersCopyEncoder {
  private readonly writer = new BinaryCopyWriter();
  private readonly owner: Buffer;
  private readonly ingestedAt: Buffer;

  constructor(owner: BatchRowOwner) {
    this.owner = uuidFields(owner.tenantId, owner.batchId, owner.storeId);
    this.ingestedAt = timestamptzField(owner.ingestedAt);
  }

  row(
    rowNumber: number,
    lineNumber: number,
    orderId: string,
    payload: string,
  ): void {
    const { writer } = this;
    writer.beginTuple(FIELDS);
    writer.preparedFields(this.owner);
    writer.int4(rowNumber);
    writer.int4(lineNumber);
    writer.text(orderId);
    writer.bytea(hash('sha256', writer.jsonb(payload), 'buffer'));
    writer.preparedFields(this.ingestedAt);
  }

  take(): Buffer | undefined {
    return this.writer.take();
  }

  end(): Buffer {
    return this.writer.end();
  }
}
