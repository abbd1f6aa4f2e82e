import type { Dialect } from './RecordSource';

const LF = 10;
const CR = 13;

/**
 * The bytes from the last record on, kept so that a record's own text and the
 * line on which it begins are known when the parser reports where it ended.
 * What lies before the current record is let go.
 */
export class RecordWindow {
  /** Line on which the current record begins, from 1. */
  recordLine = 1;
  /** Where it begins in the text. */
  recordStart = 0;
  /** Where the byte after its line end is. */
  recordEnd = 0;
  private readonly lineEnd: number;
  private parts: Array<{ start: number; bytes: Buffer }> = [];
  private end = 0;
  /** Where the next record begins, as far as is known. */
  private next = 0;
  private nextLine = 1;

  constructor(lineEnd: Dialect['lineEnd']) {
    this.lineEnd = lineEnd === 'cr' ? CR : LF;
  }

  append(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.parts.push({ start: this.end, bytes });
    this.end += bytes.length;
  }

  /** Bytes after the last record and the blank lines that were dropped. */
  get unfinishedBytes(): number {
    return this.end - this.next;
  }

  /** Moves to the record that ends before byte `end` of the text. */
  moveTo(end: number): void {
    this.skipBlankLines();
    this.recordStart = this.next;
    this.recordEnd = end;
    this.recordLine = this.nextLine;
    this.dropBefore(this.recordStart);
    this.nextLine += this.countLineEnds(this.recordStart, end);
    this.next = end;
  }

  /** Moves to the record that has begun and has not ended. */
  moveToUnfinished(): void {
    this.moveTo(this.end);
  }

  /** Lets go of the blank lines that follow the current record, and of it. */
  dropBlankLines(): void {
    this.skipBlankLines();
    this.dropBefore(this.next);
  }

  /** The current record's bytes, at most `limit` of them. */
  record(limit = Infinity): Buffer {
    const to = Math.min(this.recordEnd, this.recordStart + limit);
    const pieces = this.parts.map(({ start, bytes }) =>
      bytes.subarray(
        Math.max(0, this.recordStart - start),
        Math.max(0, to - start),
      ),
    );
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
  }

  private skipBlankLines(): void {
    for (let part = 0; part < this.parts.length; part += 1) {
      const { start, bytes } = this.parts[part];
      while (this.next >= start && this.next < start + bytes.length) {
        const width = this.blankLineAt(part, this.next - start);
        if (width === 0) return;
        this.next += width;
        this.nextLine += 1;
      }
    }
  }

  /** How many bytes the line that begins here has if it is blank, else 0. */
  private blankLineAt(part: number, at: number): number {
    const { bytes } = this.parts[part];
    if (bytes[at] === this.lineEnd) return 1;
    if (bytes[at] !== CR) return 0;
    const following =
      at + 1 < bytes.length ? bytes[at + 1] : this.parts[part + 1]?.bytes[0];
    return following === LF ? 2 : 0;
  }

  private dropBefore(position: number): void {
    while (this.parts.length > 1) {
      const [{ start, bytes }] = this.parts;
      if (start + bytes.length > position) return;
      this.parts.shift();
    }
  }

  private countLineEnds(from: number, to: number): number {
    let count = 0;
    for (const { start, bytes } of this.parts) {
      const last = Math.min(bytes.length, to - start);
      let at = Math.max(0, from - start);
      while (at < last) {
        const found = bytes.indexOf(this.lineEnd, at);
        if (found < 0 || found >= last) break;
        count += 1;
        at = found + 1;
      }
    }
    return count;
  }
}
