import type { Dialect } from './RecordSource';

const QUOTE = 34;
const LF = 10;
const CR = 13;

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
  const delimiter = dialect.delimiter.charCodeAt(0);
  let malformed = false;
  let at = 0;
  while (at < record.length) {
    if (record[at] === QUOTE) {
      const close = closingQuote(record, at);
      if (close === undefined) return { malformed, openAt: at };
      at = close + 1;
      const ended =
        at === record.length ||
        record[at] === delimiter ||
        isLineEnd(record, at, dialect.lineEnd);
      if (!ended) malformed = true;
    }
    const next = record.indexOf(delimiter, at);
    if (next < 0) break;
    at = next + 1;
  }
  return { malformed, openAt: undefined };
}

function closingQuote(record: Buffer, open: number): number | undefined {
  let at = record.indexOf(QUOTE, open + 1);
  while (at >= 0 && record[at + 1] === QUOTE) {
    at = record.indexOf(QUOTE, at + 2);
  }
  return at < 0 ? undefined : at;
}

function isLineEnd(
  record: Buffer,
  at: number,
  lineEnd: Dialect['lineEnd'],
): boolean {
  if (lineEnd === 'cr') return record[at] === CR;
  const lineFeed = record[at] === CR ? at + 1 : at;
  return record[lineFeed] === LF;
}
