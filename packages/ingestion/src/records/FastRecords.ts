import { RecordReader, UNFINISHED } from './RecordReader';
import type { RecordOptions, RecordSource } from './RecordSource';
import { UnfinishedRecord } from './UnfinishedRecord';
import { refuseLargeRecord, refuseOpenQuote } from './refuseRecord';

// A larger text is divided in pieces of so many bytes: a string cannot have
// any length, and the processor's caches are short.
const PIECE_BYTES = 256 * 1024;

/**
 * Divides text whose lines end with LF or CRLF. Its records are those of
 * `CsvRecords`, several times as fast; it works while it is written to.
 */
export class FastRecords implements RecordSource {
  line = 1;
  byteStart = 0;
  byteEnd = 0;
  hasNul = false;
  private bytes: Buffer = Buffer.alloc(0);
  /** Where the bytes at hand begin in the whole. */
  private bytesStart = 0;
  /** Where what was not divided yet begins in the whole. */
  private rest = 0;
  private nextLine = 1;
  private readonly reader: RecordReader;
  private readonly unfinished: UnfinishedRecord;

  constructor(private readonly options: RecordOptions) {
    this.reader = new RecordReader(options.dialect);
    this.unfinished = new UnfinishedRecord(options.dialect);
  }

  get cells(): readonly string[] {
    return this.reader.cells;
  }

  get malformedQuotes(): boolean {
    return this.reader.malformedQuotes;
  }

  original(limitBytes: number): Buffer {
    const from = this.byteStart - this.bytesStart;
    const to = this.byteEnd - this.bytesStart;
    return this.bytes.subarray(from, Math.min(to, from + limitBytes));
  }

  write(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      this.take(bytes.subarray(at, at + PIECE_BYTES));
    }
  }

  end(): void {
    if (this.unfinished.length === 0) return;
    const { quoteOpen } = this.unfinished;
    const bytes = this.unfinished.take();
    if (quoteOpen) {
      refuseOpenQuote({ bytes, line: this.nextLine }, this.options.dialect);
    }
    this.divide(bytes, true);
  }

  private take(piece: Buffer): void {
    let fresh = piece;
    if (this.unfinished.length > 0) {
      const taken = this.unfinished.add(piece);
      if (taken === UNFINISHED) {
        this.checkUnfinished();
        return;
      }
      this.divide(this.unfinished.take(), false);
      fresh = piece.subarray(taken);
    }
    const divided = this.divide(fresh, false);
    if (divided < fresh.length) {
      this.unfinished.add(fresh.subarray(divided));
      this.checkUnfinished();
    }
  }

  private checkUnfinished(): void {
    if (this.unfinished.length > this.options.limits.maxRecordBytes) {
      this.refuseLarge(this.unfinished.take());
    }
  }

  /** Hands on every record that ends in these bytes; returns where they end. */
  private divide(bytes: Buffer, isLast: boolean): number {
    this.bytes = bytes;
    this.bytesStart = this.rest;
    this.reader.begin(bytes, isLast);
    let at = this.skipBlankLines(0);
    while (at < bytes.length) {
      const end = this.reader.read(at);
      if (end === UNFINISHED) break;
      this.handOn(at, end);
      at = this.skipBlankLines(end);
    }
    this.rest += at;
    return at;
  }

  private skipBlankLines(from: number): number {
    let at = from;
    let width = this.reader.blankLineAt(at);
    while (width > 0) {
      at += width;
      this.nextLine += 1;
      width = this.reader.blankLineAt(at);
    }
    return at;
  }

  private handOn(start: number, end: number): void {
    this.line = this.nextLine;
    if (end - start > this.options.limits.maxRecordBytes) {
      this.refuseLarge(this.bytes.subarray(start, end));
    }
    this.byteStart = this.bytesStart + start;
    this.byteEnd = this.bytesStart + end;
    this.hasNul = this.reader.hasNul(start, end);
    this.nextLine += this.reader.lineFeeds;
    this.options.onRecord(this);
  }

  private refuseLarge(bytes: Buffer): never {
    refuseLargeRecord({ bytes, line: this.nextLine }, this.options);
  }
}
