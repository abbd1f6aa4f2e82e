import { hash } from 'node:crypto';
import type { LandedRow, Profile, RowEncoder } from '@tieout/ingestion';

/** What of a settlement its heads and lines say. */
interface SettlementPart {
  payout_id?: string;
  amount?: string;
  currency?: string;
}

/**
 * Encodes of each record what tells it from others: its place, its order, its
 * key and the hash of its content, which is that of `LandedRowsCopyEncoder`; in
 * COPY's text format. Where files state settlements in full, it adds which one
 * a record is of, and what a head pays.
 */
export class IdentityEncoder implements RowEncoder {
  private text = '';
  readonly #settles: boolean;

  constructor({ controls }: Pick<Profile, 'controls'>) {
    this.#settles = controls.some(({ per }) => per !== undefined);
  }

  row({ kind, rowNumber, orderId, rowKey, payload }: LandedRow): void {
    this.text += `${kind}\t${rowNumber}\t${cell(orderId)}\t${cell(rowKey)}\t\\\\x${hash('sha256', payload, 'hex')}\t${this.#settlement(payload)}\n`;
  }

  #settlement(payload: string): string {
    if (!this.#settles) return '\\N\t\\N\t\\N';
    const {
      payout_id = '',
      amount = '',
      currency = '',
    }: SettlementPart = JSON.parse(payload);
    return `${cell(payout_id)}\t${cell(amount)}\t${cell(currency)}`;
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
