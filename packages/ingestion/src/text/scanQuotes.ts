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
 *
 * @param delimiter - the byte between cells
 */
export function scanQuotes(record: Buffer, delimiter: number): QuoteScan {
  let malformed = false;
  let at = 0;
  while (at < record.length) {
    if (record[at] === QUOTE) {
      const close = closingQuote(record, at);
      if (close === undefined) return { malformed, openAt: at };
      at = close + 1;
      const byte = record[at];
      const ended =
        at >= record.length || byte === delimiter || byte === LF || byte === CR;
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
