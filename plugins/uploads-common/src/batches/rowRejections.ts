/** Why a single row can be rejected, by stable code, each with its meaning. */
export const rowRejections = {
  COLUMN_COUNT: 'The row has more or fewer cells than the header.',
  INVALID_QUOTE: 'A quoted cell goes on after its closing quote.',
  MISSING_VALUE: 'A column that must have a value is empty.',
  INVALID_MONEY: 'The amount is not a decimal number.',
  INVALID_NUMBER: 'The value, such as an exchange rate, is not a number.',
  INVALID_INTEGER: 'The quantity is not a whole number.',
  INVALID_BOOLEAN: 'The value is neither yes nor no.',
  INVALID_TIMESTAMP: 'The time is not a date with a time of a known form.',
  INVALID_CURRENCY: 'The currency is not a three-letter code.',
  DAMAGED_ID:
    'A spreadsheet has rounded an identifier, for instance to 1.23E+11.',
  NUL_BYTE: 'The row has a NUL byte, which text cannot hold.',
  CELL_TOO_LARGE: 'A cell is longer than may be.',
  VALUE_TOO_LONG: 'An identifier is longer than identifiers may be.',
  AMOUNTS_DO_NOT_TIE:
    'The amounts of the row do not add up to the total that it states.',
  UNKNOWN_STATUS:
    'The status of the row is not known, so neither is whether it counts.',
} as const satisfies Record<string, string>;

/** A code under which a row can be rejected. */
export type RowRejectionCode = keyof typeof rowRejections;

/** The meaning of a rejection code, or nothing where a newer server sent it. */
export function explainRejection(code: string): string | undefined {
  return isKnown(code) ? rowRejections[code] : undefined;
}

function isKnown(code: string): code is RowRejectionCode {
  return Object.hasOwn(rowRejections, code);
}
