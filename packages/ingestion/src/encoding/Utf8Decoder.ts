import { isAscii } from 'node:buffer';
import { IngestionError } from '../IngestionError';
import type { Charset } from './Charset';
import { createCharset } from './createCharset';
import { ENCODING_LABELS, type FileEncoding } from './FileEncoding';
import { afterLineEnd, countLineEnds, CR, LF, type LineEnd } from './lineEnds';

const NOTHING = Buffer.alloc(0);

/**
 * Makes UTF-8 of the bytes of one file, in whole characters, however the
 * bytes are split, and refuses bytes that are none of the encoding.
 *
 * What is UTF-8 or ASCII already is given back without copying, but for a
 * chunk that ends a character which the one before began.
 */
export class Utf8Decoder {
  private readonly charset: Charset;
  private held = NOTHING;
  private lineFeeds = 0;
  private returns = 0;

  /** @param bomBytes - how many bytes at the beginning are left out */
  constructor(
    private readonly encoding: FileEncoding,
    private bomBytes: number,
  ) {
    this.charset = createCharset(encoding);
  }

  /**
   * @returns the text of the bytes given so far and not yet returned, up to
   *   the last whole character
   * @throws IngestionError `ENCODING_NOT_SUPPORTED`, with the line
   */
  decode(chunk: Buffer): Buffer {
    const bytes = this.join(this.withoutBom(chunk));
    const whole = bytes.length - this.charset.unfinishedBytes(bytes);
    const text = this.toUtf8(bytes.subarray(0, whole));
    this.held =
      whole < bytes.length ? Buffer.from(bytes.subarray(whole)) : NOTHING;
    this.countLines(text);
    return text;
  }

  /**
   * @returns what is left, which is nothing
   * @throws IngestionError where the file ends within a character
   */
  end(): Buffer {
    if (this.held.length > 0) this.refuse(this.held);
    return NOTHING;
  }

  /**
   * How many bytes a stretch of whole characters of the text that was given
   * out takes in the stored file; the byte order mark is no part of the text.
   */
  sourceBytesOf(utf8: Buffer): number {
    return this.charset.sourceBytesOf(utf8);
  }

  private withoutBom(chunk: Buffer): Buffer {
    if (this.bomBytes === 0) return chunk;
    const skipped = Math.min(this.bomBytes, chunk.length);
    this.bomBytes -= skipped;
    return chunk.subarray(skipped);
  }

  private join(chunk: Buffer): Buffer {
    return this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk;
  }

  private toUtf8(bytes: Buffer): Buffer {
    if (this.charset.extendsAscii && isAscii(bytes)) return bytes;
    return this.charset.toUtf8(bytes) ?? this.refuse(bytes);
  }

  /** Returns alone are counted as long as nothing else ends the lines. */
  private countLines(text: Buffer): void {
    this.lineFeeds += countLineEnds(text, LF);
    if (this.lineFeeds === 0) this.returns += countLineEnds(text, CR);
  }

  private refuse(bytes: Buffer): never {
    const label = ENCODING_LABELS[this.encoding];
    const line = this.lineOfFault(bytes);
    const advice =
      this.encoding === 'utf-8'
        ? 'the file was probably saved in an older encoding, such as Windows-1252 or Shift-JIS, or it is damaged. Choose its encoding, or save it as "CSV UTF-8" and upload it again.'
        : 'the file is in another encoding, or it is damaged. Choose its encoding, or save it as "CSV UTF-8" and upload it again.';
    throw new IngestionError(
      'ENCODING_NOT_SUPPORTED',
      `Line ${line} holds bytes that are not ${label}; ${advice}`,
      line,
    );
  }

  /** Of bytes that begin with a character and cannot be decoded. */
  private lineOfFault(bytes: Buffer): number {
    const next = (lineEnd: LineEnd, from: number) =>
      afterLineEnd(bytes, this.encoding, { lineEnd, from });
    const byFeeds = this.lineFeeds > 0 || next(LF, 0) > 0;
    const lineEnd = byFeeds ? LF : CR;
    let line = 1 + (byFeeds ? this.lineFeeds : this.returns);
    let from = 0;
    let to = next(lineEnd, from);
    while (to > 0 && this.charset.toUtf8(bytes.subarray(from, to))) {
      line += 1;
      from = to;
      to = next(lineEnd, from);
    }
    return line;
  }
}
