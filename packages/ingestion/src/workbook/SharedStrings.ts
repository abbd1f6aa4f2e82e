import { refuseArchive } from '../archive/refuseArchive';

const FIRST_BYTES = 64 * 1024;
const FIRST_TEXTS = 1024;
/** UTF-8 bytes that a UTF-16 unit becomes at most. */
const WIDEST = 3;

/** The texts that cells of a workbook share, packed densely. */
export class SharedStrings {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private ends = new Uint32Array(FIRST_TEXTS);
  private count = 0;

  /** @param maxBytes - UTF-8 bytes of all of them */
  constructor(private readonly maxBytes: number) {}

  /** @throws IngestionError `ARCHIVE_TOO_LARGE` */
  add(text: string): void {
    const start = this.endOf(this.count - 1);
    const most = start + text.length * WIDEST;
    if (most > this.bytes.length) this.growBytes(most);
    if (this.count === this.ends.length) {
      const more = new Uint32Array(this.count * 2);
      more.set(this.ends);
      this.ends = more;
    }
    const end = start + this.bytes.write(text, start);
    if (end > this.maxBytes) {
      throw refuseArchive(
        'ARCHIVE_TOO_LARGE',
        `The cells of the workbook share more than ${this.maxBytes} bytes of text, the limit.`,
      );
    }
    this.ends[this.count] = end;
    this.count += 1;
  }

  /** Undefined where there is none of that number, from 0. */
  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) {
      return undefined;
    }
    return this.bytes.toString('utf8', this.endOf(index - 1), this.ends[index]);
  }

  private endOf(index: number): number {
    return index < 0 ? 0 : this.ends[index];
  }

  private growBytes(least: number): void {
    const more = Buffer.allocUnsafe(Math.max(least, this.bytes.length * 2));
    this.bytes.copy(more);
    this.bytes = more;
  }
}
