import { CellDecoder } from './CellDecoder';
import { CharacterFinder } from './CharacterFinder';
import type { Dialect } from './RecordSource';

const NUL = 0;
const LF = 10;
const CR = 13;
const QUOTE = 34;
const NO_CODE = -1;

/** Stands for the end of a record that has none in the text at hand. */
export const UNFINISHED = -1;

/**
 * Reads the records of one text after another by searches in a string, without
 * a parser's state for each character. Lines end with LF or CRLF.
 *
 * The string has a character for each byte, so that places in it are places in
 * the bytes; of UTF-8 no byte of a longer character is like an ASCII one.
 */
export class RecordReader {
  /** Cells of the record that was read last. */
  readonly cells: string[] = [];
  /** Whether a closing quote in it is followed by something else than the cell's end. */
  malformedQuotes = false;
  /** How many line feeds it holds. */
  lineFeeds = 0;
  private text = '';
  private isLast = false;
  private cellCount = 0;
  private nextDelimiter = 0;
  private readonly delimiter: string;
  private readonly delimiterCode: number;
  private readonly quoteCode: number;
  private readonly lineEnds = new CharacterFinder('\n');
  private readonly nuls = new CharacterFinder('\0');
  private readonly decoder = new CellDecoder();

  constructor({ delimiter, quote }: Dialect) {
    this.delimiter = delimiter;
    this.delimiterCode = delimiter.charCodeAt(0);
    this.quoteCode = quote === null ? NO_CODE : QUOTE;
  }

  /**
   * Begins a text.
   *
   * @param isLast - nothing follows it, so that its end ends a record
   */
  begin(bytes: Buffer, isLast: boolean): void {
    this.text = bytes.toString('latin1');
    this.isLast = isLast;
    this.nextDelimiter = -1;
    this.lineEnds.begin(this.text);
    this.nuls.begin(this.text);
    this.decoder.begin(bytes, this.text);
  }

  /** How many bytes the line that begins here has if it is blank, else 0. */
  blankLineAt(at: number): number {
    const code = this.text.charCodeAt(at);
    if (code === LF) return 1;
    return code === CR && this.text.charCodeAt(at + 1) === LF ? 2 : 0;
  }

  /** Whether there is a NUL between two places, the first never less than the last time. */
  hasNul(from: number, to: number): boolean {
    return this.nuls.next(from) < to;
  }

  /**
   * Reads the record that begins here.
   *
   * @param from - behind all that was read before
   * @returns the place after its line end, or `UNFINISHED`
   */
  read(from: number): number {
    this.cellCount = 0;
    this.malformedQuotes = false;
    const firstLineFeed = this.lineEnds.next(from);
    const last = this.readCells(from);
    if (last === UNFINISHED) return UNFINISHED;
    // The array is cut only where it must be, for that may move it.
    if (this.cells.length !== this.cellCount) {
      this.cells.length = this.cellCount;
    }
    const end = this.afterLineEnd(last);
    this.lineFeeds =
      firstLineFeed === end - 1 ? 1 : this.countLineFeeds(from, end);
    return end;
  }

  /** Returns where the record's line end begins. */
  private readCells(from: number): number {
    let at = from;
    for (;;) {
      if (this.text.charCodeAt(at) === this.quoteCode) {
        at = this.readQuotedCell(at);
        if (this.text.charCodeAt(at) !== this.delimiterCode) return at;
        at += 1;
      } else {
        const lineEnd = this.lineEnds.next(at);
        if (lineEnd === this.text.length && !this.isLast) return UNFINISHED;
        at = this.readUnquotedCells(at, lineEnd);
        if (at === lineEnd) return at;
      }
    }
  }

  /**
   * Reads cells to the end of the line, or to one that begins with a quote,
   * and returns where that is. Nearly all time is spent here; fields are
   * copied to variables, which V8 need not read again after each call.
   */
  private readUnquotedCells(from: number, lineEnd: number): number {
    const { text, cells, delimiter, quoteCode, decoder } = this;
    let { asciiUntil } = decoder;
    let { cellCount } = this;
    let at = from;
    let next = this.delimiterFrom(from);
    while (next >= 0 && next < lineEnd) {
      if (next <= asciiUntil) {
        cells[cellCount] = text.slice(at, next);
      } else {
        cells[cellCount] = decoder.decode(at, next);
        asciiUntil = decoder.asciiUntil;
      }
      cellCount += 1;
      at = next + 1;
      if (text.charCodeAt(at) === quoteCode) {
        this.cellCount = cellCount;
        return at;
      }
      next = text.indexOf(delimiter, at);
    }
    this.nextDelimiter = next < 0 ? text.length : next;
    this.cellCount = cellCount;
    this.addCell(decoder.decode(at, this.beforeCr(at, lineEnd)));
    return lineEnd;
  }

  /** Reads a cell that begins with a quote; returns where it ends. */
  private readQuotedCell(open: number): number {
    const { text } = this;
    const close = this.closingQuote(open);
    if (close === UNFINISHED) return UNFINISHED;
    const after = close + 1;
    const code = text.charCodeAt(after);
    const ended =
      code === this.delimiterCode ||
      code === LF ||
      (code === CR && text.charCodeAt(after + 1) === LF) ||
      (this.isLast && after === text.length);
    if (ended) {
      this.addCell(this.decodeQuoted(open + 1, close));
      return after;
    }
    const end = this.endOfUnquoted(after);
    if (end === UNFINISHED) return UNFINISHED;
    this.malformedQuotes = true;
    const quoted = this.decodeQuoted(open + 1, close);
    const rest = this.decoder.decode(after, end);
    // As csv-parse has it: a quote before a NUL closes, and others are text.
    this.addCell(code === NUL ? quoted + rest : `"${quoted}"${rest}`);
    return end;
  }

  private closingQuote(open: number): number {
    let at = this.text.indexOf('"', open + 1);
    while (at >= 0 && this.text.charCodeAt(at + 1) === QUOTE) {
      at = this.text.indexOf('"', at + 2);
    }
    return at;
  }

  private decodeQuoted(from: number, to: number): string {
    const text = this.decoder.decode(from, to);
    return text.includes('"') ? text.replaceAll('""', '"') : text;
  }

  /** Where a cell ends that may hold quotes: at a delimiter or a line end. */
  private endOfUnquoted(from: number): number {
    const delimiter = this.delimiterFrom(from);
    const lineEnd = this.lineEnds.next(from);
    if (delimiter < lineEnd) return delimiter;
    if (lineEnd === this.text.length && !this.isLast) return UNFINISHED;
    return this.beforeCr(from, lineEnd);
  }

  /** The next delimiter or the text's length; looks only behind the one known. */
  private delimiterFrom(from: number): number {
    if (this.nextDelimiter < from) {
      const found = this.text.indexOf(this.delimiter, from);
      this.nextDelimiter = found < 0 ? this.text.length : found;
    }
    return this.nextDelimiter;
  }

  /** Where the line end with this LF begins; a CR at the text's end is none. */
  private beforeCr(from: number, lineEnd: number): number {
    const ends =
      lineEnd > from &&
      lineEnd < this.text.length &&
      this.text.charCodeAt(lineEnd - 1) === CR;
    return ends ? lineEnd - 1 : lineEnd;
  }

  private afterLineEnd(at: number): number {
    if (at === this.text.length) return at;
    return this.text.charCodeAt(at) === CR ? at + 2 : at + 1;
  }

  private countLineFeeds(from: number, to: number): number {
    let count = 0;
    let at = this.text.indexOf('\n', from);
    while (at >= 0 && at < to) {
      count += 1;
      at = this.text.indexOf('\n', at + 1);
    }
    return count;
  }

  private addCell(cell: string): void {
    this.cells[this.cellCount] = cell;
    this.cellCount += 1;
  }
}
