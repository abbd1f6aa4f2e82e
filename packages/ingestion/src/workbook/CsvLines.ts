const HELD_LINES = 1000;
const HELD_CHARACTERS = 256 * 1024;
const QUOTED = /[",\r\n]/;

/**
 * Writes rows of cells as CSV: commas, quotes doubled, LF, a line for each row
 * number, so that row 7 of a sheet begins on line 7 where no cell above it has
 * a line end. A row is as wide as the widest of the first 1,000, where it is
 * not wider itself.
 */
export class CsvLines {
  private text = '';
  private held: string[][] | undefined = [];
  private heldCharacters = 0;
  private width = 0;
  /** Rows that were met, with those that were left out between them. */
  private rows = 0;
  private blank = 0;

  /**
   * @param row - number of the row, from 1, above that of the row before
   * @param cells - empty ones at its end left out
   */
  add(row: number, cells: string[]): void {
    this.blank += row - this.rows - 1;
    this.rows = row;
    if (cells.length === 0) {
      this.blank += 1;
      return;
    }
    for (; this.blank > 0; this.blank -= 1) this.line([]);
    this.line(cells);
  }

  /** The text since the last call; empty while rows are held back. */
  take(): string {
    const { text } = this;
    this.text = '';
    return text;
  }

  end(): void {
    this.release();
  }

  private line(cells: string[]): void {
    if (!this.held) {
      this.write(cells);
      return;
    }
    this.held.push(cells);
    this.width = Math.max(this.width, cells.length);
    for (const { length } of cells) this.heldCharacters += length;
    if (
      this.held.length >= HELD_LINES ||
      this.heldCharacters >= HELD_CHARACTERS
    ) {
      this.release();
    }
  }

  private release(): void {
    const { held = [] } = this;
    this.held = undefined;
    for (const cells of held) this.write(cells);
  }

  private write(cells: string[]): void {
    if (cells.length > 0) {
      const written = cells.map(cell =>
        QUOTED.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
      );
      const missing = Math.max(0, this.width - cells.length);
      this.text += written.join(',') + ','.repeat(missing);
    }
    this.text += '\n';
  }
}
