import { IngestionError } from './IngestionError';
import type { IngestionLimits } from './limits';
import { matchHeader, type MatchedHeader } from './profiles/matchHeader';
import { createRecords } from './records/createRecords';
import type { RecordSource } from './records/RecordSource';
import { RowCanonicaliser } from './rows/RowCanonicaliser';
import type { RejectedRow, RowFault } from './rows/RejectedRow';
import type { RowEncoder } from './rows/RowEncoder';
import { cutText } from './text/cutText';
import { inspectHead } from './text/inspectHead';
import { readHeaderLine } from './text/readHeaderLine';
import { Utf8Gate } from './text/Utf8Gate';

const LF = 10;
const CR = 13;

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
  private readonly records: RecordSource;
  private readonly gate = new Utf8Gate();
  private bomBytes: number;
  private headerRead = false;

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
    const { delimiter, quote } = this.header.profile;
    this.records = createRecords({
      dialect: { delimiter, quote, lineEnd: oldMac ? 'cr' : 'lf' },
      limits,
      onRecord: () => this.onRecord(),
    });
  }

  get profileId(): string {
    return this.header.profile.id;
  }

  get columnUse() {
    return this.canonicaliser.columnUse;
  }

  /** Takes in bytes and handles every row that ends in them. */
  async write(chunk: Buffer): Promise<void> {
    await this.records.write(this.gate.accept(this.withoutBom(chunk)));
  }

  /** Handles the last row; to be called once, after all bytes. */
  async end(): Promise<void> {
    this.gate.end();
    await this.records.end();
    if (this.rowsLoaded + this.rowsRejected === 0) {
      throw new IngestionError(
        'NO_ROWS',
        'The file has a header and no rows below it. Check the date range of the export.',
      );
    }
  }

  private onRecord(): void {
    const { cells, line } = this.records;
    if (!this.headerRead) {
      this.headerRead = true;
      return;
    }
    const fault = this.faultOfRecord() ?? this.canonicaliser.accept(cells);
    if (fault) {
      this.reject(fault);
      return;
    }
    this.rowsLoaded += 1;
    this.sinks.encoder.row(
      this.rowsLoaded + this.rowsRejected,
      line,
      this.canonicaliser.orderId,
      this.canonicaliser.payload,
    );
  }

  /** Faults of the record itself, before its cells are understood. */
  private faultOfRecord(): RowFault | undefined {
    const { names } = this.header;
    const { cells, byteStart, byteEnd } = this.records;
    if (this.records.hasNul) {
      return {
        code: 'NUL_BYTE',
        columnIndex: cells.findIndex(cell => cell.includes('\0')),
        message:
          'The row holds NUL bytes, which no text has; the file may be damaged. Export it again.',
      };
    }
    if (this.records.malformedQuotes) {
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
    return byteEnd - byteStart > this.limits.maxCellBytes
      ? this.faultOfLongCell(cells)
      : undefined;
  }

  private faultOfLongCell(cells: readonly string[]): RowFault | undefined {
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
    const { line, byteStart, byteEnd } = this.records;
    this.sinks.onRejected({
      rowNumber: this.rowsLoaded + this.rowsRejected,
      lineNumber: line,
      column: this.header.names[fault.columnIndex] ?? null,
      code: fault.code,
      message: fault.message,
      original: cutText(
        this.records.original(maxOriginalBytes + 1),
        byteEnd - byteStart,
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
}
