/** What a spreadsheet may take for a formula, also behind apostrophes that stood there before. */
const DANGEROUS = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
/** Signs, digits and their grouping alone compute nothing. */
const NUMBER = /^[-+]?[\d.,'’ \u00a0\u202f]+%?$/;

/**
 * The cell with an apostrophe before it where a spreadsheet would take it for a
 * formula. Amounts stay as they are, so that they are amounts to whoever reads
 * the file again. {@link restoredCell} gives the cell back.
 */
export function harmlessCell(cell: string): string {
  return DANGEROUS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** The cell that {@link harmlessCell} was given. */
export function restoredCell(cell: string): string {
  return GUARDED.test(cell) && !NUMBER.test(cell) ? cell.slice(1) : cell;
}
