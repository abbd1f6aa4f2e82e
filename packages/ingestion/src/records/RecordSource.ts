import type { IngestionLimits } from '../limits';

/** How a text is divided into records and cells. */
export interface Dialect {
  /** One ASCII character; no line end, no quote, no NUL. */
  delimiter: string;
  /** Encloses cells and is doubled within them; `null` where it is a character like others. */
  quote: '"' | null;
  /** `lf`: LF or CRLF, mixed too; `cr`: CR alone. */
  lineEnd: 'lf' | 'cr';
}

/**
 * Divides UTF-8 text into records.
 *
 * Lines without any character are skipped, rows may have any number of cells,
 * and quotes that RFC 4180 does not allow are kept as they stand. What it
 * tells of a record holds until the next one, or the next call of `write`;
 * the array of cells is used again for each.
 */
export interface RecordSource {
  readonly cells: readonly string[];
  /** Line on which the record begins, from 1. */
  readonly line: number;
  /** Where its first byte is in the text; blank lines before it are left out. */
  readonly byteStart: number;
  /** Where the byte after its line end is. */
  readonly byteEnd: number;
  /** A closing quote is followed by something else than the cell's end. */
  readonly malformedQuotes: boolean;
  /** Some byte of it is NUL. */
  readonly hasNul: boolean;
  /** Its bytes with its line end, at most so many. */
  original(limitBytes: number): Buffer;
  /**
   * Takes in text, which may end within a character, and hands on every
   * record that ends in it.
   *
   * @throws IngestionError `RECORD_TOO_LARGE`, or `UNCLOSED_QUOTE` where a
   *   quote has been open for lines when a record passes the limit; also
   *   whatever `onRecord` throws
   */
  write(bytes: Buffer): Promise<void> | void;
  /**
   * Hands on a last record without line end; to be called once, after all text.
   *
   * @throws IngestionError `UNCLOSED_QUOTE`, else as `write`
   */
  end(): Promise<void> | void;
}

/** What divides a text into records needs. */
export interface RecordOptions {
  dialect: Dialect;
  /** Bytes of a record, its line end included, and so of the memory held. */
  limits: Pick<IngestionLimits, 'maxRecordBytes'>;
  /** Told each record in the text's order; must not wait. */
  onRecord: (source: RecordSource) => void;
}
