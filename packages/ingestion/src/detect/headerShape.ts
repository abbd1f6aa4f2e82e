import { type CellKind, cellKind } from './cellKind';
import { normaliseName } from './normaliseName';
import type { HeadReading } from './readHead';

/** How far down a header is looked for, in records. */
export const HEADER_RECORDS = 30;
const COMPARED_RECORDS = 20;
const FOLLOWING_RECORDS = 50;
const CELLS_OF_A_RECORD = 512;

/** How much a record looks like a header. */
export interface HeaderShape {
  /** Number of the record, from 0. */
  record: number;
  /** From 0 to 1. */
  score: number;
}

/**
 * Ranks the first 30 records by how much they look like a header: names that
 * are text, differ and are not blank, over rows of the same width whose cells
 * are of another kind.
 */
export function headerShapes(reading: HeadReading): HeaderShape[] {
  const { records } = reading;
  const kinds = records
    .slice(0, HEADER_RECORDS + COMPARED_RECORDS)
    .map(cells => cells.slice(0, CELLS_OF_A_RECORD).map(cellKind));
  return (
    records
      .slice(0, HEADER_RECORDS)
      .map((cells, record) => {
        const width = 1 - 1 / (2 * cells.length);
        const score =
          likeNames(cells, kinds[record]) *
          followed(reading, record) *
          (0.7 + 0.3 * contrast(kinds, record, reading.widths)) *
          width;
        return { record, score };
      })
      // Of equal ones the first stays first.
      .sort((a, b) => b.score - a.score)
  );
}

function likeNames(cells: readonly string[], kinds: readonly CellKind[]) {
  const filled = kinds.filter(kind => kind !== 'blank').length;
  if (filled === 0) return 0;
  const text = kinds.filter(kind => kind === 'text').length / filled;
  const names = cells
    .slice(0, kinds.length)
    .map(normaliseName)
    .filter(name => name !== '');
  const unique = new Set(names).size / Math.max(1, names.length);
  return text * text * unique * (filled / kinds.length);
}

/** The share of the records below that have the width of this one. */
function followed({ widths }: HeadReading, record: number): number {
  const below = widths.slice(record + 1, record + 1 + FOLLOWING_RECORDS);
  if (below.length === 0) return 0.5;
  return below.filter(width => width === widths[record]).length / below.length;
}

/** The share of columns whose cells are mostly of another kind than the name. */
function contrast(
  kinds: ReadonlyArray<readonly CellKind[]>,
  record: number,
  widths: readonly number[],
): number {
  const below = kinds
    .slice(record + 1, record + 1 + COMPARED_RECORDS)
    .filter((_, i) => widths[record + 1 + i] === widths[record]);
  if (below.length === 0) return 0;
  const differing = kinds[record].filter((kind, column) => {
    const filled = below.filter(row => row[column] !== 'blank');
    const others = filled.filter(row => row[column] !== kind);
    return others.length * 2 > filled.length;
  });
  return differing.length / Math.max(1, kinds[record].length);
}
