/** Rows and columns that a sheet has at most. */
export const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

const A = 'A'.charCodeAt(0);
const LETTERS = 26;

/**
 * Column of a cell by its reference, from 0: 27 of `AB7`.
 *
 * @throws Error where it is none that a sheet has
 */
export function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  let column = 0;
  for (const letter of letters) {
    column = column * LETTERS + letter.charCodeAt(0) - A + 1;
  }
  if (column < 1 || column > MOST_COLUMNS) {
    throw new Error(`no sheet has a cell ${reference.slice(0, 20)}`);
  }
  return column - 1;
}
