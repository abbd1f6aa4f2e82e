/** Measures how long a stretch of decoded text is in the stored file. */
export interface SourceMeasure {
  /** @returns bytes of the stored file */
  sourceBytesOf(utf8: Buffer): number;
}

/**
 * Where places of the decoded text are in the stored file. Places are asked
 * for in rising order; text before the last one is let go.
 */
export class SourcePositions {
  private readonly parts: Array<{ start: number; bytes: Buffer }> = [];
  private end = 0;
  private at = 0;

  /** @param source - bytes of the stored file before the text: its byte order mark */
  constructor(
    private readonly measure: SourceMeasure,
    private source: number,
  ) {}

  /** Takes in the text that follows. */
  append(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.parts.push({ start: this.end, bytes });
    this.end += bytes.length;
  }

  /**
   * @param position - a byte of the text, between characters, not before the last one asked for
   * @returns the byte of the stored file
   */
  of(position: number): number {
    while (this.at < position && this.parts.length > 0) {
      const [{ start, bytes }] = this.parts;
      const until = Math.min(position, start + bytes.length);
      this.source += this.measure.sourceBytesOf(
        bytes.subarray(this.at - start, until - start),
      );
      this.at = until;
      if (until === start + bytes.length) this.parts.shift();
    }
    return this.source;
  }
}
