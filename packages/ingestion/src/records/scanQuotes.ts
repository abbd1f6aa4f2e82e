import type { Dialect } from './RecordSource';

const QUOTE = 34;

/** What a look at the quotes of one record found. */
export interface QuoteScan {
  /** A closing quote is followed by something else than the cell's end. */
  malformed: boolean;
  /** Offset of the quote that opens the last cell and has no closing one. */
  openAt: number | undefined;
}

/**
 * Follows the quotes of one record by RFC 4180: a cell that begins with a
 * quote ends with one, and a quote within it is doubled.
 */
export function scanQuotes(record: Buffer, dialect: Dialect): QuoteScan {
  if (dialect.quote === null) return { malformed: false, openAt: undefined };
  // A search in a string costs a fraction of one in a Buffer.
  const text = record.toString('latin1');
  let malformed = false;
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingQuote(text, at);
      if (close === undefined) return { malformed, openAt: at };
      at = close + 1;
      malformed ||= at < text.length && !endsCell(text, at, dialect);
    }
    const next = text.indexOf(dialect.delimiter, at);
    if (next < 0) break;
    at = next + 1;
  }
  return { malformed, openAt: undefined };
}

function closingQuote(text: string, open: number): number | undefined {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) {
    at = text.indexOf('"', at + 2);
  }
  return at < 0 ? undefined : at;
}

function endsCell(text: string, at: number, dialect: Dialect): boolean {
  if (text[at] === dialect.delimiter) return true;
  if (dialect.lineEnd === 'cr') return text[at] === '\r';
  return text[at] === '\n' || text.startsWith('\r\n', at);
}
