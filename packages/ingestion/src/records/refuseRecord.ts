import { IngestionError } from '../IngestionError';
import type { RecordOptions } from './RecordSource';
import { scanQuotes } from './scanQuotes';

const LF = 10;
const CR = 13;

/** The beginning of a record that will not be handed on. */
export interface RefusedRecord {
  /** Its bytes so far, or as many as its refusal looks at. */
  bytes: Buffer;
  /** Line on which it begins. */
  line: number;
}

/**
 * Refuses a record that is longer than the limit. Where a quote has been open
 * for lines it is told of, for it is why the record does not end. Only as many
 * bytes as pass the limit count, so that the text decides and not its chunks.
 *
 * @throws IngestionError `UNCLOSED_QUOTE` or `RECORD_TOO_LARGE`
 */
export function refuseLargeRecord(
  { bytes, line }: RefusedRecord,
  { dialect, limits }: Pick<RecordOptions, 'dialect' | 'limits'>,
): never {
  const { maxRecordBytes } = limits;
  const record = bytes.subarray(0, maxRecordBytes + 1);
  const { openAt } = scanQuotes(record, dialect);
  const lineEnd = dialect.lineEnd === 'cr' ? CR : LF;
  if (openAt !== undefined && record.includes(lineEnd, openAt)) {
    refuseOpenQuote({ bytes: record, line }, dialect);
  }
  throw new IngestionError(
    'RECORD_TOO_LARGE',
    `The row that begins on line ${line} is longer than ${maxRecordBytes} bytes, the limit for one row. Shorten or remove it, and check that the file has line ends.`,
    line,
  );
}

/**
 * Refuses a record whose last cell has no closing quote.
 *
 * @throws IngestionError `UNCLOSED_QUOTE` with the line of that quote
 */
export function refuseOpenQuote(
  { bytes, line }: RefusedRecord,
  dialect: RecordOptions['dialect'],
): never {
  const { openAt = 0 } = scanQuotes(bytes, dialect);
  const lineEnd = dialect.lineEnd === 'cr' ? CR : LF;
  const openLine = line + countByte(bytes.subarray(0, openAt), lineEnd);
  throw new IngestionError(
    'UNCLOSED_QUOTE',
    `A quote that is opened on line ${openLine} is never closed, so the rows after it cannot be told apart. Close it, or export the file again.`,
    openLine,
  );
}

function countByte(bytes: Buffer, byte: number): number {
  let count = 0;
  let at = bytes.indexOf(byte);
  while (at >= 0) {
    count += 1;
    at = bytes.indexOf(byte, at + 1);
  }
  return count;
}
