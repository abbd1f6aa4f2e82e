import { CsvError, type InfoRecord, type Parser, parse } from 'csv-parse';
import type { RecordOptions, RecordSource } from './RecordSource';
import { RecordWindow } from './RecordWindow';
import { refuseLargeRecord, refuseOpenQuote } from './refuseRecord';
import { scanQuotes } from './scanQuotes';

const QUOTE = 34;

// The parser looks so many bytes ahead: a record that ends in the last ones
// written is not known yet.
const HELD_BACK_BYTES = 3;

/**
 * Divides a text of any dialect by csv-parse. It is slow, and what others are
 * compared with.
 */
export class CsvRecords implements RecordSource {
  cells: readonly string[] = [];
  private readonly window: RecordWindow;
  private readonly parser: Parser;
  private nulSeen = false;

  constructor(private readonly options: RecordOptions) {
    this.window = new RecordWindow(options.dialect.lineEnd);
    this.parser = this.makeParser();
  }

  get line(): number {
    return this.window.recordLine;
  }

  get byteStart(): number {
    return this.window.recordStart;
  }

  get byteEnd(): number {
    return this.window.recordEnd;
  }

  get hasNul(): boolean {
    return this.nulSeen && this.window.record().includes(0);
  }

  /** In a well-formed record few cells begin with a quote, so few are looked at. */
  get malformedQuotes(): boolean {
    return (
      (this.nulSeen || this.cells.some(cell => cell.charCodeAt(0) === QUOTE)) &&
      scanQuotes(this.window.record(), this.options.dialect).malformed
    );
  }

  original(limitBytes: number): Buffer {
    return this.window.record(limitBytes);
  }

  async write(bytes: Buffer): Promise<void> {
    this.nulSeen ||= bytes.includes(0);
    this.window.append(bytes);
    await new Promise<void>((resolve, reject) => {
      this.parser.write(bytes, error => (error ? reject(error) : resolve()));
    });
    this.window.dropBlankLines();
    const { maxRecordBytes } = this.options.limits;
    if (this.window.unfinishedBytes > maxRecordBytes + HELD_BACK_BYTES) {
      this.window.moveToUnfinished();
      this.refuseLarge();
    }
  }

  async end(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.parser.once('error', reject);
      this.parser.once('finish', resolve);
      this.parser.end();
    }).catch(error => this.explain(error));
  }

  private makeParser(): Parser {
    const { delimiter, quote, lineEnd } = this.options.dialect;
    const parser = parse({
      delimiter,
      quote: quote ?? false,
      escape: quote ?? false,
      record_delimiter: lineEnd === 'cr' ? ['\r'] : ['\r\n', '\n'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // Records are used up here, one after the other, and none enters the
      // parser's own output, which nobody reads.
      on_record: (cells: string[], info: InfoRecord) => {
        this.accept(cells, info.bytes);
        return null;
      },
    });
    // Errors reach the callbacks of write and end.
    parser.on('error', () => undefined);
    return parser;
  }

  private accept(cells: string[], endByte: number): void {
    this.cells = cells;
    this.window.moveTo(endByte);
    if (this.tooLarge()) this.refuseLarge();
    this.options.onRecord(this);
  }

  private tooLarge(): boolean {
    return this.byteEnd - this.byteStart > this.options.limits.maxRecordBytes;
  }

  private refuseLarge(): never {
    const bytes = this.window.record(this.options.limits.maxRecordBytes + 1);
    refuseLargeRecord({ bytes, line: this.line }, this.options);
  }

  /** What an error at the end of the text means to the file's owner. */
  private explain(error: unknown): never {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      this.window.moveToUnfinished();
      if (this.tooLarge()) this.refuseLarge();
      const bytes = this.window.record();
      refuseOpenQuote({ bytes, line: this.line }, this.options.dialect);
    }
    throw error;
  }
}
