import { hash } from 'node:crypto';
import type { LandedRow, RowEncoder } from '@tieout/ingestion';

/**
 * Encodes of each record what tells it from others: its place, its order, its
 * key and the hash of its content, which is that of `LandedRowsCopyEncoder`; in
 * COPY's text format.
 */
export class IdentityEncoder implements RowEncoder {
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
