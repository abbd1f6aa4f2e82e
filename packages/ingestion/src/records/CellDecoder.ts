import { isAscii } from 'node:buffer';

/**
 * Gives parts of a UTF-8 text as strings. Most have ASCII characters only and
 * are cut out of a string that has a character for each byte.
 */
export class CellDecoder {
  /** No character before this place, and behind what was decoded, is longer than a byte. */
  asciiUntil = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private text = '';
  private readonly longer = /[\u0080-\u00ff]/g;

  /** @param text - the bytes read as Latin-1 */
  begin(bytes: Buffer, text: string): void {
    this.bytes = bytes;
    this.text = text;
    this.asciiUntil = isAscii(bytes) ? text.length : -1;
  }

  /**
   * The text between two places.
   *
   * @param from - never less than the last time
   */
  decode(from: number, to: number): string {
    if (this.asciiUntil < from) this.lookFrom(from);
    return this.asciiUntil < to
      ? this.bytes.toString('utf8', from, to)
      : this.text.slice(from, to);
  }

  private lookFrom(from: number): void {
    this.longer.lastIndex = from;
    this.asciiUntil = this.longer.test(this.text)
      ? this.longer.lastIndex - 1
      : this.text.length;
  }
}
