import type { Charset } from './Charset';
import { decodeStrictly } from './decodeStrictly';

/** UTF-16 in either order of bytes; lone surrogates are refused. */
export class Utf16Charset implements Charset {
  readonly extendsAscii = false;
  private readonly decoder: TextDecoder;

  constructor(private readonly encoding: 'utf-16le' | 'utf-16be') {
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  unfinishedBytes(bytes: Buffer): number {
    const odd = bytes.length % 2;
    const lastUnit = bytes.length - odd - 2;
    if (lastUnit < 0) return odd;
    const high = bytes[lastUnit + (this.encoding === 'utf-16le' ? 1 : 0)];
    return high >= 0xd8 && high <= 0xdb ? odd + 2 : odd;
  }

  toUtf8(bytes: Buffer): Buffer | undefined {
    const text = decodeStrictly(this.decoder, bytes);
    return text === undefined ? undefined : Buffer.from(text, 'utf8');
  }

  sourceBytesOf(utf8: Buffer): number {
    let units = 0;
    for (let i = 0; i < utf8.length; i += 1) {
      const byte = utf8[i];
      if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
    }
    return units * 2;
  }
}
