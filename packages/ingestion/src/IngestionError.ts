/** Stable codes of what makes a whole file unusable. */
export type IngestionErrorCode =
  | 'FILE_EMPTY'
  | 'NO_ROWS'
  | 'NOT_TEXT'
  | 'ARCHIVE_DAMAGED'
  | 'ARCHIVE_EMPTY'
  | 'ARCHIVE_ENCRYPTED'
  | 'ARCHIVE_NESTED'
  | 'ARCHIVE_NOT_SUPPORTED'
  | 'ARCHIVE_PART_MISSING'
  | 'ARCHIVE_TOO_LARGE'
  | 'ARCHIVE_UNSAFE'
  | 'WORKBOOK_NOT_SUPPORTED'
  | 'ENCODING_NOT_SUPPORTED'
  | 'HEADER_NOT_RECOGNISED'
  | 'TOO_MANY_COLUMNS'
  | 'UNCLOSED_QUOTE'
  | 'RECORD_TOO_LARGE'
  | 'DAMAGED_ID'
  | 'TOTALS_DO_NOT_TIE'
  | 'REJECTS_OF_NO_BATCH'
  | 'NOT_THE_REJECTS'
  | 'ROW_NOT_REJECTED'
  | 'ROW_REPEATED'
  | 'ROW_MENDED_ALREADY';

/**
 * The file cannot be ingested, and no retry will change that. The message says
 * what was found, where, and what to do; it is meant for the file's owner.
 */
export class IngestionError extends Error {
  constructor(
    readonly code: IngestionErrorCode,
    message: string,
    /** Line of the file, from 1, where the fault begins, if it has a place. */
    readonly line?: number,
  ) {
    super(message);
    this.name = 'IngestionError';
  }
}
