import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Charset } from './Charset';
import { unfinishedOfDoubleByte } from './unfinishedOfDoubleByte';

// What iconv-lite gives for bytes that have no meaning; it takes 80 for a
// control character, which no text has.
const UNDECODABLE = /[\u0080\ufffd]/;

/** How many bytes the character takes that begins with this one. */
function sizeAt(bytes: Buffer, at: number): number {
  const lead = bytes[at];
  return (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc)
    ? 2
    : 1;
}

/**
 * Microsoft's code page 932. iconv-lite reads it rather than `TextDecoder`,
 * which exchanges the control characters 1A, 1C and 7F.
 */
export class ShiftJisCharset implements Charset {
  readonly extendsAscii = true;

  unfinishedBytes(bytes: Buffer): number {
    return unfinishedOfDoubleByte(bytes, sizeAt);
  }

  toUtf8(bytes: Buffer): Buffer | undefined {
    const text = iconv.decode(bytes, 'cp932', { stripBOM: false });
    return UNDECODABLE.test(text) ? undefined : Buffer.from(text, 'utf8');
  }

  sourceBytesOf(utf8: Buffer): number {
    if (isAscii(utf8)) return utf8.length;
    let size = 0;
    for (let i = 0; i < utf8.length; i += 1) {
      const byte = utf8[i];
      if (byte < 0x80) size += 1;
      else if (byte >= 0xc0) size += isHalfWidthKana(utf8, i) ? 1 : 2;
    }
    return size;
  }
}

/** Half-width kana, U+FF61 to U+FF9F, are the characters of one byte. */
function isHalfWidthKana(utf8: Buffer, at: number): boolean {
  if (utf8[at] !== 0xef) return false;
  const [second, third] = [utf8[at + 1], utf8[at + 2]];
  return second === 0xbd ? third >= 0xa1 : second === 0xbe && third <= 0x9f;
}
