/** What a cell looks like, as far as headers and rows differ in it. */
export type CellKind = 'blank' | 'number' | 'text' | 'prose';

const LONGEST_NAME = 120;
const DASHES = /^[-\u2010-\u2015\u2212]+$/;
const DIGIT = /\d/g;
const LETTER = /\p{L}/gu;
const TIME_OR_ADDRESS = /\d:\d\d|\S@\S+\.|:\/\//;

/**
 * Tells values from names: amounts, dates and ids are mostly digits, times
 * and addresses of mail and web have signs of their own, and what is longer
 * than 120 characters is no name.
 */
export function cellKind(cell: string): CellKind {
  const text = cell.slice(0, LONGEST_NAME + 1).trim();
  if (text === '' || DASHES.test(text)) return 'blank';
  if (text.length > LONGEST_NAME) return 'prose';
  if (TIME_OR_ADDRESS.test(text)) return 'number';
  const digits = text.match(DIGIT)?.length ?? 0;
  if (digits === 0) return 'text';
  const letters = text.match(LETTER)?.length ?? 0;
  return digits > letters ? 'number' : 'text';
}
