/** What a file may be before it, or a row of it, is refused. */
export interface IngestionLimits {
  /** Columns of the header. */
  maxColumns: number;
  /** UTF-8 bytes of one cell; the row of a longer one is rejected. */
  maxCellBytes: number;
  /** Bytes of one row; a longer one fails the file, for it must fit in memory. */
  maxRecordBytes: number;
  /** Bytes of a rejected row's original text that are kept. */
  maxOriginalBytes: number;
}

/** 512 columns, cells of 1 MiB, rows of 16 MiB, 64 KiB of original text. */
export const DEFAULT_LIMITS: IngestionLimits = {
  maxColumns: 512,
  maxCellBytes: 1024 * 1024,
  maxRecordBytes: 16 * 1024 * 1024,
  maxOriginalBytes: 64 * 1024,
};
