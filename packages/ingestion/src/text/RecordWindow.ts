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
  private parts: Array<{ start: number; bytes: Buffer }> = [];
  private end = 0;
  private recordStart = 0;
  private recordEnd = 0;
  private line = 1;

  /** @param lineEnd - the byte that ends a line: LF, or CR where there is none */
  constructor(private readonly lineEnd: number) {}

  append(bytes: Buffer): void {
    this.parts.push({ start: this.end, bytes });
    this.end += bytes.length;
  }

  /** Bytes of the current record, its line end included. */
  get recordBytes(): number {
    return this.recordEnd - this.recordStart;
  }

  /** Moves to the record that ends before byte `end` of the text. */
  moveTo(end: number): void {
    this.recordStart = this.skipBlankLines(this.recordEnd);
    this.recordEnd = end;
    this.recordLine = this.line;
    this.dropBefore(this.recordStart);
    this.line += this.countLineEnds(this.recordStart, end);
  }

  /** Moves to the record that has begun and has not ended. */
  moveToUnfinished(): void {
    this.moveTo(this.end);
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

  /** The line of a byte of the current record. */
  lineAt(offsetInRecord: number): number {
    const from = this.recordStart;
    return this.recordLine + this.countLineEnds(from, from + offsetInRecord);
  }

  private skipBlankLines(from: number): number {
    let at = from;
    for (const { start, bytes } of this.parts) {
      while (at >= start && at < start + bytes.length) {
        const byte = bytes[at - start];
        if (byte !== LF && byte !== CR) return at;
        if (byte === this.lineEnd) this.line += 1;
        at += 1;
      }
    }
    return at;
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
