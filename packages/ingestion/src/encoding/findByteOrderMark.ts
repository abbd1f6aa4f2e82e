import type { FileEncoding } from './FileEncoding';

/** A byte order mark, whether or not its encoding is one that is read. */
export interface ByteOrderMark {
  encoding: FileEncoding | 'utf-32';
  /** How many bytes it takes. */
  bytes: number;
}

// UTF-32 first: its little-endian mark begins with that of UTF-16.
const MARKS: ReadonlyArray<readonly [string, ByteOrderMark['encoding']]> = [
  ['fffe0000', 'utf-32'],
  ['0000feff', 'utf-32'],
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['84319533', 'gb18030'],
];

/** The byte order mark with which a file begins, if it has one. */
export function findByteOrderMark(head: Buffer): ByteOrderMark | undefined {
  const begins = head.subarray(0, 4).toString('hex');
  const mark = MARKS.find(([hex]) => begins.startsWith(hex));
  return mark && { encoding: mark[1], bytes: mark[0].length / 2 };
}
