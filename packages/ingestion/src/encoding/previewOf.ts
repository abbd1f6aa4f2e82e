import iconv from 'iconv-lite';
import type { FileEncoding } from './FileEncoding';
import { isSeparator } from './legacy/collectStretches';

const BYTES_BEFORE = 30;
const BYTES_AFTER = 60;
const LINE_END = /[\r\n]/;

/**
 * The line around the first character that is not ASCII, a long one cut at a
 * separator; what the encoding cannot read is shown as `�`.
 *
 * @param text - without its byte order mark
 * @returns nothing where all is ASCII
 */
export function previewOf(text: Buffer, encoding: FileEncoding): string {
  if (encoding.startsWith('utf-16')) {
    const units = iconv.decode(text, encoding, { stripBOM: false });
    const found = units.search(/[^\0-\u007f]/);
    if (found < 0) return '';
    const from = Math.max(0, found - BYTES_BEFORE);
    return lineAround(units.slice(from, found + BYTES_AFTER), found - from);
  }
  const found = text.findIndex(byte => byte >= 0x80);
  if (found < 0) return '';
  const from = cutAt(text, Math.max(0, found - BYTES_BEFORE), found);
  const to = cutAt(text, found + BYTES_AFTER, text.length);
  const decode = (start: number, end: number) =>
    iconv.decode(text.subarray(start, end), encoding, { stripBOM: false });
  return lineAround(decode(from, to), decode(from, found).length);
}

/** The first separator from a place on, or the limit. */
function cutAt(text: Buffer, place: number, limit: number): number {
  let at = Math.min(place, limit);
  while (at > 0 && at < limit && !isSeparator(text[at])) at += 1;
  return at;
}

function lineAround(text: string, at: number): string {
  let from = at;
  let to = at;
  while (from > 0 && !LINE_END.test(text[from - 1])) from -= 1;
  while (to < text.length && !LINE_END.test(text[to])) to += 1;
  return text.slice(from, to).trim();
}
