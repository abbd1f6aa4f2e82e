import type { Dialect } from '../records/RecordSource';

const LF = 10;
const CR = 13;

/** Follows the lines of a text from record to record. */
export class LinePlace {
  private at = 0;
  private line = 1;
  private readonly lineEnd: number;

  constructor(
    private readonly text: Buffer,
    lineEnd: Dialect['lineEnd'],
  ) {
    this.lineEnd = lineEnd === 'cr' ? CR : LF;
  }

  /**
   * Moves past the record that ends before byte `end`.
   *
   * @returns the line on which it begins, from 1, and how many lines it takes
   */
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
