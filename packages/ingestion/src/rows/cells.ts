import type { ProfileColumn } from '../profiles/Profile';
import type { FileReading } from './FileReading';

/** The cells of one row, as many as the header has. */
export type Cells = readonly string[];
/** The text that a field is read from. */
export type CellReader = (cells: Cells) => string;

/** Whether a cell says nothing: it is empty or of blanks only. */
export function isBlank(cell: string): boolean {
  return cell === '' || (cell.charCodeAt(0) <= 32 && cell.trim() === '');
}

/** How eBay and Etsy leave a cell empty; a single dash may be a text. */
const DASHES = '--';

/** Whether a cell of text says nothing: it is blank, or of the dashes that stand for nothing. */
export function saysNothing(cell: string): boolean {
  return isBlank(cell) || cell === DASHES;
}

/** What is read of the column at `index`: its cell, a part of it, or it and others. */
export function cellReader(
  reading: FileReading,
  column: Pick<ProfileColumn, 'with' | 'pattern' | 'kind'> &
    Partial<Pick<ProfileColumn, 'own'>>,
  index: number,
): CellReader {
  if (column.own) return cells => (reading.ownCells ?? cells)[index];
  const others = (column.with ?? [])
    .map(name => reading.header.indexOf(name))
    .filter(at => at >= 0);
  const joined =
    others.length > 0
      ? joinedReader(index, others, column.kind === 'timestamp')
      : (cells: Cells) => cells[index];
  if (!column.pattern) return joined;
  const pattern = new RegExp(column.pattern, 'u');
  return cells => pattern.exec(joined(cells))?.[1] ?? '';
}

// A time of day without its date is no moment.
function joinedReader(
  first: number,
  others: readonly number[],
  needsFirst: boolean,
): CellReader {
  return cells => {
    let text = isBlank(cells[first]) ? '' : cells[first];
    if (text === '' && needsFirst) return '';
    for (const index of others) {
      if (isBlank(cells[index])) continue;
      text += text === '' ? cells[index] : ` ${cells[index]}`;
    }
    return text;
  };
}
