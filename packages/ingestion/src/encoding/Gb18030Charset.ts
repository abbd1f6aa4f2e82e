import { isAscii } from 'node:buffer';
import type { Charset } from './Charset';
import { decodeStrictly } from './decodeStrictly';
import { unfinishedOfDoubleByte } from './unfinishedOfDoubleByte';

/**
 * The characters that are stored in two ways: the euro also as 80, as Windows
 * has it in code page 936, and those that GB 18030-2022 moved from four bytes
 * to two.
 */
const VARIANTS = /[€\u9fb4-\u9fbb\ufe10-\ufe19]/;

/** Of two bytes: all of them, in the order of their code points. */
let twoByteCharacters: Uint8Array | undefined;

/** How many bytes the character takes that begins at a place. */
function sizeAt(bytes: Buffer, at: number): number {
  const lead = bytes[at];
  if (lead <= 0x80 || lead === 0xff) return 1;
  const second = bytes[at + 1];
  return second >= 0x30 && second <= 0x39 ? 4 : 2;
}

/** 1 at each code point of the basic plane that takes two bytes. */
function readTwoByteCharacters(): Uint8Array {
  if (twoByteCharacters) return twoByteCharacters;
  const marks = new Uint8Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') marks[text.charCodeAt(0)] = 1;
    }
  }
  twoByteCharacters = marks;
  return marks;
}

/**
 * GB 18030, and with it GBK and code page 936. Of a character that can be
 * stored in two ways, one file has one; a file that mixes them is refused,
 * since places in it could not be told exactly.
 */
export class Gb18030Charset implements Charset {
  readonly extendsAscii = true;
  private readonly decoder = new TextDecoder('gb18030', {
    fatal: true,
    ignoreBOM: true,
  });
  private readonly variantSizes = new Map<number, number>();

  unfinishedBytes(bytes: Buffer): number {
    return unfinishedOfDoubleByte(bytes, sizeAt);
  }

  toUtf8(bytes: Buffer): Buffer | undefined {
    const text = decodeStrictly(this.decoder, bytes);
    if (text === undefined) return undefined;
    if (VARIANTS.test(text) && !this.learnVariants(bytes, text)) {
      return undefined;
    }
    return Buffer.from(text, 'utf8');
  }

  sourceBytesOf(utf8: Buffer): number {
    if (isAscii(utf8)) return utf8.length;
    const twoBytes = readTwoByteCharacters();
    let size = 0;
    for (let i = 0; i < utf8.length; i += 1) {
      const byte = utf8[i];
      if (byte < 0x80) size += 1;
      else if (byte >= 0xf0) size += 4;
      else if (byte >= 0xc0) {
        const codePoint = codePointAt(utf8, i);
        size +=
          this.variantSizes.get(codePoint) ?? (twoBytes[codePoint] ? 2 : 4);
      }
    }
    return size;
  }

  /** @returns whether each of them has one size throughout the file */
  private learnVariants(bytes: Buffer, text: string): boolean {
    let at = 0;
    for (const character of text) {
      const size = sizeAt(bytes, at);
      if (VARIANTS.test(character)) {
        const codePoint = character.charCodeAt(0);
        const known = this.variantSizes.get(codePoint) ?? size;
        if (known !== size) return false;
        this.variantSizes.set(codePoint, size);
      }
      at += size;
    }
    return true;
  }
}

/** The code point of a character of two or three bytes of UTF-8. */
function codePointAt(utf8: Buffer, at: number): number {
  const lead = utf8[at];
  return lead < 0xe0
    ? (lead - 0xc0) * 0x40 + utf8[at + 1] - 0x80
    : (lead - 0xe0) * 0x1000 +
        (utf8[at + 1] - 0x80) * 0x40 +
        utf8[at + 2] -
        0x80;
}
