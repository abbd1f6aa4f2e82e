/** A value of a table cell. */
export type CsvValue = string | number | undefined;

// A spreadsheet takes a cell that begins like this for a formula. Whitespace
// before it does not stop every spreadsheet.
const FORMULA = /^[\s\0]*[=+\-@\t\r\0|＝＋－＠]/;
// Amounts come as decimal text. A minus sign before digits alone makes no formula.
const DECIMAL = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * A CSV text after RFC 4180, with a byte order mark so that spreadsheets read
 * UTF-8. Text that a spreadsheet would run as a formula is preceded by an
 * apostrophe; numbers, as such or as decimal text, are left as they are.
 */
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly CsvValue[])[],
): string {
  const lines = [header, ...rows].map(row => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cell(value: CsvValue): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const harmless = DECIMAL.test(value) || !FORMULA.test(value);
  const safe = harmless ? value : `'${value}`;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
