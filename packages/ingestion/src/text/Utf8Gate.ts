import { isUtf8 } from 'node:buffer';
import { IngestionError } from '../IngestionError';

const LF = 10;

function sequenceLength(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}

/** How many bytes at the end begin a character that the next chunk ends. */
function unfinishedBytes(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back += 1) {
    const byte = chunk[chunk.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      return back < sequenceLength(byte) ? back : 0;
    }
  }
  return 0;
}

/** Passes UTF-8 in whole characters, and refuses bytes that are none. */
export class Utf8Gate {
  private held: Buffer = Buffer.alloc(0);
  private linesBefore = 0;

  /**
   * @returns the bytes given so far and not yet returned, up to the last
   *   whole character
   * @throws IngestionError `ENCODING_NOT_SUPPORTED`
   */
  accept(chunk: Buffer): Buffer {
    const bytes =
      this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk;
    const whole = bytes.length - unfinishedBytes(bytes);
    const accepted = bytes.subarray(0, whole);
    if (!isUtf8(accepted)) this.refuse(accepted);
    this.held = Buffer.from(bytes.subarray(whole));
    this.linesBefore += countLineFeeds(accepted);
    return accepted;
  }

  /** @throws IngestionError where the file ends within a character */
  end(): void {
    if (this.held.length > 0) this.refuse(this.held);
  }

  private refuse(bytes: Buffer): never {
    const line = this.linesBefore + 1 + lineFeedsBeforeFault(bytes);
    throw new IngestionError(
      'ENCODING_NOT_SUPPORTED',
      `Line ${line} holds bytes that are not UTF-8; the file was probably saved in an older encoding, such as Windows-1252 or Shift-JIS. Save it as "CSV UTF-8" and upload it again.`,
      line,
    );
  }
}

function countLineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    count += 1;
  }
  return count;
}

function lineFeedsBeforeFault(bytes: Buffer): number {
  let lines = 0;
  let from = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
    if (!isUtf8(bytes.subarray(from, at + 1))) return lines;
    lines += 1;
    from = at + 1;
  }
  return lines;
}
