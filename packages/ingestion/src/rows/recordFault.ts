import type { IngestionLimits } from '../limits';
import type { RecordSource } from '../records/RecordSource';
import type { FileHeader } from './FileReading';
import { type RowFault, shown } from './RejectedRow';

/** Faults of the record itself, before its cells are understood. */
export function recordFault(
  record: RecordSource,
  header: FileHeader,
  options: { quoted: boolean; limits: IngestionLimits },
): RowFault | undefined {
  const { cells } = record;
  if (record.hasNul) {
    return {
      code: 'NUL_BYTE',
      columnIndex: cells.findIndex(cell => cell.includes('\0')),
      message:
        'The row holds NUL bytes, which no text has; the file may be damaged. Export it again.',
    };
  }
  if (options.quoted && record.malformedQuotes) {
    return {
      code: 'INVALID_QUOTE',
      columnIndex: -1,
      message:
        'A quoted cell goes on after its closing quote. Double the quotes within a cell, or export the file again.',
    };
  }
  if (cells.length !== header.names.length) {
    return {
      code: 'COLUMN_COUNT',
      columnIndex: -1,
      message: `The row has ${cells.length} cells and the header ${header.names.length} columns, so it cannot be told which cell is which.`,
    };
  }
  return record.byteEnd - record.byteStart > options.limits.maxCellBytes
    ? longCellFault(cells, header, options.limits)
    : undefined;
}

/** The fault of a row whose status does not say whether it counts. */
export function unknownStatus(
  { cells }: RecordSource,
  { names }: FileHeader,
  { unknownAt }: { unknownAt: number },
): RowFault {
  return {
    code: 'UNKNOWN_STATUS',
    columnIndex: unknownAt,
    message: `"${names[unknownAt]}" is ${shown(cells[unknownAt])}, and it is not known whether such a row is booked. Export it again when it is completed.`,
  };
}

function longCellFault(
  cells: readonly string[],
  header: FileHeader,
  { maxCellBytes }: IngestionLimits,
): RowFault | undefined {
  const index = cells.findIndex(cell => Buffer.byteLength(cell) > maxCellBytes);
  if (index < 0) return undefined;
  return {
    code: 'CELL_TOO_LARGE',
    columnIndex: index,
    message: `"${header.names[index]}" has ${Buffer.byteLength(cells[index])} bytes; a cell has at most ${maxCellBytes}.`,
  };
}
