import { CsvError, type InfoRecord, parse } from 'csv-parse/sync';
import type { Dialect } from '../records/RecordSource';

const LF = 10;
const CR = 13;
const KEPT_RECORDS = 256;

/** The beginning of a file, divided into records by one dialect. */
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
  /** Lines that follow a quote which is opened and never closed. */
  openLines: number;
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
export function readHead({ text, whole }: TextHead, dialect: Dialect) {
  const lineEnd = dialect.lineEnd === 'cr' ? CR : LF;
  const place = new LinePlace(text, lineEnd);
  const reading: HeadReading = {
    dialect,
    records: [],
    widths: [],
    lines: [],
    starts: [],
    openLines: 0,
    cut: false,
  };
  const closed = eachRecord(text, dialect, (cells, endByte) => {
    const { start, lines } = place.moveTo(endByte);
    if (reading.records.length < KEPT_RECORDS) reading.records.push(cells);
    reading.widths.push(cells.length);
    reading.lines.push(lines);
    reading.starts.push(start);
  });
  if (!closed) reading.openLines = place.moveTo(text.length).lines;
  else if (!whole) dropCut(reading);
  return reading;
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
  { delimiter, quote, lineEnd }: Dialect,
  onRecord: (cells: string[], endByte: number) => void,
): boolean {
  try {
    parse(text, {
      delimiter,
      quote: quote ?? false,
      escape: quote ?? false,
      record_delimiter: lineEnd === 'cr' ? ['\r'] : ['\r\n', '\n'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
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

/** Follows the lines of a text from record to record. */
class LinePlace {
  private at = 0;
  private line = 1;

  constructor(
    private readonly text: Buffer,
    private readonly lineEnd: number,
  ) {}

  /** Moves past the record that ends before byte `end`. */
  moveTo(end: number): { start: number; lines: number } {
    const { text, lineEnd } = this;
    while (this.at < end && (text[this.at] === LF || text[this.at] === CR)) {
      if (text[this.at] === lineEnd) this.line += 1;
      this.at += 1;
    }
    const start = this.line;
    for (let i = this.at; i < end; i += 1) {
      if (text[i] === lineEnd) this.line += 1;
    }
    const ended = end > this.at && text[end - 1] === lineEnd;
    this.at = Math.max(this.at, end);
    return { start, lines: this.line - start + (ended ? 0 : 1) };
  }
}
