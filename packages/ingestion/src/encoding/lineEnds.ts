import type { FileEncoding } from './FileEncoding';

/** A byte that ends lines: LF, or CR where a file has no LF. */
export type LineEnd = 10 | 13;

export const LF: LineEnd = 10;
export const CR: LineEnd = 13;

/** How often a byte occurs in a text in UTF-8. */
export function countLineEnds(text: Buffer, lineEnd: LineEnd): number {
  let found = 0;
  let at = text.indexOf(lineEnd);
  while (at >= 0) {
    found += 1;
    // Where lines are blank, a look at what follows is far cheaper than a search.
    if (text[at + 1] === lineEnd) at += 1;
    else if (text[at + 1] === CR && text[at + 2] === lineEnd) at += 2;
    else at = text.indexOf(lineEnd, at + 1);
  }
  return found;
}

/**
 * The place after the next line end of a text in its own encoding.
 *
 * @param from - the beginning of a character
 * @returns -1 where there is none
 */
export function afterLineEnd(
  bytes: Buffer,
  encoding: FileEncoding,
  { lineEnd, from }: { lineEnd: LineEnd; from: number },
): number {
  if (!encoding.startsWith('utf-16')) {
    return bytes.indexOf(lineEnd, from) + 1 || -1;
  }
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let at = from; at + 1 < bytes.length; at += 2) {
    if (bytes[at + low] === lineEnd && bytes[at + 1 - low] === 0) return at + 2;
  }
  return -1;
}
