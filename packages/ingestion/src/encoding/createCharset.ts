import type { Charset } from './Charset';
import type { FileEncoding } from './FileEncoding';
import { Gb18030Charset } from './Gb18030Charset';
import { ShiftJisCharset } from './ShiftJisCharset';
import { SingleByteCharset } from './SingleByteCharset';
import { Utf16Charset } from './Utf16Charset';
import { Utf8Charset } from './Utf8Charset';

/** The charset of an encoding, for one file. */
export function createCharset(encoding: FileEncoding): Charset {
  switch (encoding) {
    case 'utf-8':
      return new Utf8Charset();
    case 'utf-16le':
    case 'utf-16be':
      return new Utf16Charset(encoding);
    case 'windows-1252':
    case 'windows-1250':
      return new SingleByteCharset(encoding);
    case 'shift_jis':
      return new ShiftJisCharset();
    case 'gb18030':
      return new Gb18030Charset();
    default:
      return encoding satisfies never;
  }
}
