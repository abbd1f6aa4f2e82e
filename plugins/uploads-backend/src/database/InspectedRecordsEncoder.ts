import { hash } from 'node:crypto';
import type { LandedRow, RowEncoder } from '@tieout/ingestion';

/** The table of an inspected file's records; it goes with the transaction. */
export const CREATE_INSPECTED_RECORDS_SQL = `
  create temporary table inspected (
    kind text not null,
    row_number int not null,
    order_id text,
    row_key text,
    row_hash bytea not null
  ) on commit drop`;

/** The statement that takes what an {@link InspectedRecordsEncoder} gives. */
export const COPY_INSPECTED_RECORDS_SQL =
  'copy pg_temp.inspected (kind, row_number, order_id, row_key, row_hash) from stdin';

/**
 * Encodes of each record what tells it from others: its place, its order, its
 * key and the hash of its content, which is that of `LandedRowsCopyEncoder`.
 */
export class InspectedRecordsEncoder implements RowEncoder {
  private text = '';

  row({ kind, rowNumber, orderId, rowKey, payload }: LandedRow): void {
    this.text += `${kind}\t${rowNumber}\t${cell(orderId)}\t${cell(rowKey)}\t\\\\x${hash('sha256', payload, 'hex')}\n`;
  }

  take(): Uint8Array | undefined {
    if (this.text === '') return undefined;
    const bytes = Buffer.from(this.text);
    this.text = '';
    return bytes;
  }

  end(): Uint8Array {
    return this.take() ?? Buffer.alloc(0);
  }
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A cell of COPY's text format; empty text is null. */
function cell(text: string): string {
  if (text === '') return '\\N';
  return SPECIAL.test(text)
    ? text.replace(/[\\\t\n\r]/g, found => ESCAPES[found])
    : text;
}
