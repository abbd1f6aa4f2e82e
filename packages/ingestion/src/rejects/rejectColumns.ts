/**
 * Columns that stand before those of the original in a file of rejected rows:
 * the row's number and line in its own file, what is wrong with it, and the
 * batch that it belongs to. They are no data when the file is read again.
 */
export const REJECT_COLUMNS = [
  'tieout_row',
  'tieout_line',
  'tieout_code',
  'tieout_reason',
  'tieout_batch',
] as const;

const ROW = REJECT_COLUMNS.indexOf('tieout_row');
const BATCH = REJECT_COLUMNS.indexOf('tieout_batch');

/** Whether the names of a file's columns are those of a file of rejected rows. */
export function isOfRejects(names: readonly string[]): boolean {
  return REJECT_COLUMNS.every((name, index) => names[index]?.trim() === name);
}

/** What a row of such a file says of where it belongs. */
export function belongingOf(cells: readonly string[]): {
  row: string;
  batch: string;
} {
  return { row: (cells[ROW] ?? '').trim(), batch: (cells[BATCH] ?? '').trim() };
}

/** Its cells as they are in the file that it was rejected from. */
export function ownCellsOf(cells: readonly string[]): string[] {
  return cells.slice(REJECT_COLUMNS.length);
}
