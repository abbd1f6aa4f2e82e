import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Charset } from './Charset';

const UNDECODABLE = '\ufffd';

/**
 * A Windows code page of one byte a character. Bytes that the code page
 * leaves undefined are refused: they say that the file is in another one.
 */
export class SingleByteCharset implements Charset {
  readonly extendsAscii = true;

  constructor(private readonly encoding: 'windows-1252' | 'windows-1250') {}

  unfinishedBytes(): number {
    return 0;
  }

  toUtf8(bytes: Buffer): Buffer | undefined {
    const text = iconv.decode(bytes, this.encoding, { stripBOM: false });
    return text.includes(UNDECODABLE) ? undefined : Buffer.from(text, 'utf8');
  }

  sourceBytesOf(utf8: Buffer): number {
    if (isAscii(utf8)) return utf8.length;
    let characters = 0;
    for (let i = 0; i < utf8.length; i += 1) {
      const byte = utf8[i];
      if (byte < 0x80 || byte >= 0xc0) characters += 1;
    }
    return characters;
  }
}
