import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import { IngestionError } from '../IngestionError';
import { FastRecords } from '../records/FastRecords';
import type { Dialect } from '../records/RecordSource';
import { LinePlace } from './LinePlace';

const KEPT_RECORDS = 256;
// The parser makes an error, with its stack, of every record whose width is
// not the first one's, even where any width is allowed.
const PARSED_RECORDS = 1000;

/** The first records of a file, divided by one dialect. */
export interface HeadReading {
  dialect: Dialect;
  /** Cells of the first 256 records; blank lines are none. */
  records: string[][];
  /** How many cells each record has. */
  widths: number[];
  /** How many lines each record takes. */
  lines: number[];
  /** Line on which each record begins, from 1. */
  starts: number[];
  /** Lines of a last record whose quote is opened and never closed. */
  openLines: number;
  /** Line on which that record begins, from 1. */
  openStart: number | undefined;
  /** The only record goes on beyond the head. */
  cut: boolean;
}

/** The beginning of a file, decoded, without byte order mark. */
export interface TextHead {
  /** UTF-8; at most 256 KiB of a file are looked at. */
  text: Buffer;
  /** Whether it is the whole file; else its last record may be cut. */
  whole: boolean;
}

/** Divides the beginning of a file into records as the reader of rows would. */
export function readHead(
  { text, whole }: TextHead,
  dialect: Dialect,
): HeadReading {
  const place = new LinePlace(text, dialect.lineEnd);
  const reading: HeadReading = {
    dialect,
    records: [],
    widths: [],
    lines: [],
    starts: [],
    openLines: 0,
    openStart: undefined,
    cut: false,
  };
  const closed = eachRecord(text, dialect, (cells, endByte) => {
    const { start, lines } = place.moveTo(endByte);
    if (reading.records.length < KEPT_RECORDS) reading.records.push(cells);
    reading.widths.push(cells.length);
    reading.lines.push(lines);
    reading.starts.push(start);
  });
  if (closed) {
    if (!whole) dropCut(reading);
    return reading;
  }
  const { start, lines } = place.moveTo(text.length);
  return { ...reading, openLines: lines, openStart: start };
}

function dropCut(reading: HeadReading): void {
  const { records, widths, lines, starts } = reading;
  reading.cut = widths.length === 1;
  if (widths.length < 2) return;
  if (records.length === widths.length) records.pop();
  for (const list of [widths, lines, starts]) list.pop();
}

/** @returns whether the text ended outside of quotes */
function eachRecord(
  text: Buffer,
  dialect: Dialect,
  onRecord: (cells: string[], endByte: number) => void,
): boolean {
  return dialect.lineEnd === 'lf'
    ? divideFast(text, dialect, onRecord)
    : divideOldMac(text, dialect, onRecord);
}

function divideFast(
  text: Buffer,
  dialect: Dialect,
  onRecord: (cells: string[], endByte: number) => void,
): boolean {
  const records = new FastRecords({
    dialect,
    limits: { maxRecordBytes: text.length + 1 },
    onRecord: ({ cells, byteEnd }) => onRecord([...cells], byteEnd),
  });
  try {
    records.write(text);
    records.end();
    return true;
  } catch (error) {
    if (error instanceof IngestionError && error.code === 'UNCLOSED_QUOTE')
      return false;
    throw error;
  }
}

/** Lines end with CR alone, which only csv-parse knows. */
function divideOldMac(
  text: Buffer,
  { delimiter, quote }: Dialect,
  onRecord: (cells: string[], endByte: number) => void,
): boolean {
  try {
    parse(text, {
      delimiter,
      quote: quote ?? false,
      escape: quote ?? false,
      record_delimiter: ['\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: PARSED_RECORDS,
      max_record_size: text.length + 1,
      on_record: (cells: string[], info: InfoRecord) => {
        onRecord(cells, info.bytes);
        return null;
      },
    });
    return true;
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      return false;
    throw error;
  }
}
