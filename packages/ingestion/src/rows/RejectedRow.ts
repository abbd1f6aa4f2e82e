/** Stable codes of what makes one row unusable. */
export type RejectionCode =
  | 'COLUMN_COUNT'
  | 'INVALID_QUOTE'
  | 'MISSING_VALUE'
  | 'INVALID_MONEY'
  | 'INVALID_NUMBER'
  | 'INVALID_INTEGER'
  | 'INVALID_BOOLEAN'
  | 'INVALID_TIMESTAMP'
  | 'INVALID_CURRENCY'
  | 'DAMAGED_ID'
  | 'AMOUNTS_DO_NOT_TIE'
  | 'UNKNOWN_STATUS'
  | 'VALUE_TOO_LONG'
  | 'NUL_BYTE'
  | 'CELL_TOO_LARGE';

/** Why a row is not taken. */
export interface RowFault {
  code: RejectionCode;
  /** Index of the column at fault, or -1 where it is the row. */
  columnIndex: number;
  message: string;
}

/** A row that is not loaded: where it is, why, and what it said. */
export interface RejectedRow {
  /** Number of the data row in the file, from 1. */
  rowNumber: number;
  /** Line on which the row begins, from 1. */
  lineNumber: number;
  /** Offset of its first byte in the stored file. */
  byteStart: number;
  /** Its length in the stored file with its line end, in bytes. */
  byteLength: number;
  /** Name of the column at fault as in the header, or null for the row. */
  column: string | null;
  code: RejectionCode;
  message: string;
  /** The row as in the file, without its line end; cut where it is very long. */
  original: string;
}

const SHOWN = 60;

/** A value as a message shows it: quoted, and cut after 60 characters. */
export function shown(value: string): string {
  const cut = value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
  return JSON.stringify(cut);
}
