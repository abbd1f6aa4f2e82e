import { CsvError, type InfoRecord, type Parser, parse } from 'csv-parse';
import { IngestionError } from './IngestionError';
import type { IngestionLimits } from './limits';
import { matchHeader, type MatchedHeader } from './profiles/matchHeader';
import { RowCanonicaliser } from './rows/RowCanonicaliser';
import type { RejectedRow, RowFault } from './rows/RejectedRow';
import type { RowEncoder } from './rows/RowEncoder';
import { cutText } from './text/cutText';
import { inspectHead } from './text/inspectHead';
import { readHeaderLine } from './text/readHeaderLine';
import { RecordWindow } from './text/RecordWindow';
import { scanQuotes } from './text/scanQuotes';
import { Utf8Gate } from './text/Utf8Gate';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Where rows go. */
export interface RowSinks {
  encoder: RowEncoder;
  onRejected: (row: RejectedRow) => void;
}

/** Reads the rows of one file and gives each to the encoder or to the rejects. */
export class RowReader {
  rowsLoaded = 0;
  rowsRejected = 0;
  private readonly header: MatchedHeader;
  private readonly canonicaliser: RowCanonicaliser;
  private readonly window: RecordWindow;
  private readonly parser: Parser;
  private readonly gate = new Utf8Gate();
  private bomBytes: number;
  private headerRead = false;
  private nulSeen = false;

  /**
   * @param head - the file's first bytes, which decide what it is; they are
   *   not taken in by this
   * @throws IngestionError where the file is not one that can be read
   */
  constructor(
    head: Buffer,
    private readonly sinks: RowSinks,
    private readonly limits: IngestionLimits,
  ) {
    this.bomBytes = inspectHead(head);
    const text = head.subarray(this.bomBytes);
    new Utf8Gate().accept(text);
    this.header = matchHeader(
      dialect => readHeaderLine(text, dialect),
      limits.maxColumns,
    );
    this.canonicaliser = new RowCanonicaliser(this.header);
    const firstLf = text.indexOf(LF);
    const firstCr = text.indexOf(CR);
    const oldMac = firstLf < 0 && firstCr >= 0;
    this.window = new RecordWindow(oldMac ? CR : LF);
    this.parser = this.makeParser(oldMac ? ['\r'] : ['\r\n', '\n']);
  }

  get profileId(): string {
    return this.header.profile.id;
  }

  get columnUse() {
    return this.canonicaliser.columnUse;
  }

  /** Takes in bytes and handles every row that ends in them. */
  async write(chunk: Buffer): Promise<void> {
    const bytes = this.gate.accept(this.withoutBom(chunk));
    this.nulSeen ||= bytes.includes(0);
    this.window.append(bytes);
    await new Promise<void>((resolve, reject) => {
      this.parser.write(bytes, error =>
        error ? reject(this.explain(error)) : resolve(),
      );
    });
  }

  /** Handles the last row; to be called once, after all bytes. */
  async end(): Promise<void> {
    this.gate.end();
    await new Promise<void>((resolve, reject) => {
      this.parser.once('error', error => reject(this.explain(error)));
      this.parser.once('finish', resolve);
      this.parser.end();
    });
    if (this.rowsLoaded + this.rowsRejected === 0) {
      throw new IngestionError(
        'NO_ROWS',
        'The file has a header and no rows below it. Check the date range of the export.',
      );
    }
  }

  private makeParser(recordDelimiter: string[]): Parser {
    const { delimiter, quote } = this.header.profile;
    const parser = parse({
      delimiter,
      quote: quote ?? false,
      escape: quote ?? false,
      record_delimiter: recordDelimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: this.limits.maxRecordBytes,
      // Rows are used up here, one after the other, and none enters the
      // parser's own output, which nobody reads.
      on_record: (cells: string[], info: InfoRecord) => {
        this.onRecord(cells, info.bytes);
        return null;
      },
    });
    // Errors reach the callbacks of write and end.
    parser.on('error', () => undefined);
    return parser;
  }

  private onRecord(cells: string[], endByte: number): void {
    this.window.moveTo(endByte);
    if (!this.headerRead) {
      this.headerRead = true;
      return;
    }
    const fault = this.faultOfRecord(cells) ?? this.canonicaliser.accept(cells);
    if (fault) {
      this.reject(fault);
      return;
    }
    this.rowsLoaded += 1;
    this.sinks.encoder.row(
      this.rowsLoaded + this.rowsRejected,
      this.window.recordLine,
      this.canonicaliser.orderId,
      this.canonicaliser.payload,
    );
  }

  /** Faults of the record itself, before its cells are understood. */
  private faultOfRecord(cells: string[]): RowFault | undefined {
    const { profile, names } = this.header;
    if (this.nulSeen && this.window.record().includes(0)) {
      return {
        code: 'NUL_BYTE',
        columnIndex: cells.findIndex(cell => cell.includes('\0')),
        message:
          'The row holds NUL bytes, which no text has; the file may be damaged. Export it again.',
      };
    }
    if (profile.quote !== null && this.hasMalformedQuotes(cells)) {
      return {
        code: 'INVALID_QUOTE',
        columnIndex: -1,
        message:
          'A quoted cell goes on after its closing quote. Double the quotes within a cell, or export the file again.',
      };
    }
    if (cells.length !== names.length) {
      return {
        code: 'COLUMN_COUNT',
        columnIndex: -1,
        message: `The row has ${cells.length} cells and the header ${names.length} columns, so it cannot be told which cell is which.`,
      };
    }
    return this.window.recordBytes > this.limits.maxCellBytes
      ? this.faultOfLongCell(cells)
      : undefined;
  }

  /** In a well-formed row few cells begin with a quote, so few are looked at. */
  private hasMalformedQuotes(cells: string[]): boolean {
    for (let i = 0; i < cells.length; i += 1) {
      if (cells[i].charCodeAt(0) === QUOTE) {
        const delimiter = this.header.profile.delimiter.charCodeAt(0);
        return scanQuotes(this.window.record(), delimiter).malformed;
      }
    }
    return false;
  }

  private faultOfLongCell(cells: string[]): RowFault | undefined {
    const { maxCellBytes } = this.limits;
    const index = cells.findIndex(
      cell => Buffer.byteLength(cell) > maxCellBytes,
    );
    if (index < 0) return undefined;
    return {
      code: 'CELL_TOO_LARGE',
      columnIndex: index,
      message: `"${this.header.names[index]}" has ${Buffer.byteLength(cells[index])} bytes; a cell has at most ${maxCellBytes}.`,
    };
  }

  private reject(fault: RowFault): void {
    this.rowsRejected += 1;
    const { maxOriginalBytes } = this.limits;
    this.sinks.onRejected({
      rowNumber: this.rowsLoaded + this.rowsRejected,
      lineNumber: this.window.recordLine,
      column: this.header.names[fault.columnIndex] ?? null,
      code: fault.code,
      message: fault.message,
      original: cutText(
        this.window.record(maxOriginalBytes + 1),
        this.window.recordBytes,
        maxOriginalBytes,
      ),
    });
  }

  private withoutBom(chunk: Buffer): Buffer {
    if (this.bomBytes === 0) return chunk;
    const skipped = Math.min(this.bomBytes, chunk.length);
    this.bomBytes -= skipped;
    return chunk.subarray(skipped);
  }

  /** What an error of the parser means to the file's owner. */
  private explain(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    this.window.moveToUnfinished();
    const { recordLine } = this.window;
    const delimiter = this.header.profile.delimiter.charCodeAt(0);
    const record = this.window.record();
    const { openAt } = scanQuotes(record, delimiter);
    const quoted = this.header.profile.quote !== null;
    if (quoted && openAt !== undefined) {
      const line = this.window.lineAt(openAt);
      const spansLines = this.window.lineAt(record.length) > line;
      if (error.code === 'CSV_QUOTE_NOT_CLOSED' || spansLines) {
        return new IngestionError(
          'UNCLOSED_QUOTE',
          `A quote that is opened on line ${line} is never closed, so the rows after it cannot be told apart. Close it, or export the file again.`,
          line,
        );
      }
    }
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      return new IngestionError(
        'RECORD_TOO_LARGE',
        `The row that begins on line ${recordLine} is longer than ${this.limits.maxRecordBytes} bytes, the limit for one row. Shorten or remove it, and check that the file has line ends.`,
        recordLine,
      );
    }
    return error;
  }
}
