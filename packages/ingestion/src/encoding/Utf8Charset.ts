import { isUtf8 } from 'node:buffer';
import type { Charset } from './Charset';

function sequenceLength(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}

/** UTF-8 as Unicode defines it: no surrogates, no overlong forms. */
export class Utf8Charset implements Charset {
  readonly extendsAscii = true;

  unfinishedBytes(bytes: Buffer): number {
    for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
      const byte = bytes[bytes.length - back];
      if (byte < 0x80) return 0;
      if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
    }
    return 0;
  }

  toUtf8(bytes: Buffer): Buffer | undefined {
    return isUtf8(bytes) ? bytes : undefined;
  }

  sourceBytesOf(utf8: Buffer): number {
    return utf8.length;
  }
}
