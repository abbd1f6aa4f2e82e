import { controlShare } from './controlShare';
import { nulShares } from './nulShares';

const SAMPLE_BYTES = 4096;
// Of units: delimiters, digits and line ends alone make more than this, also
// in a file of Chinese names.
const MIN_HIGH_NULS = 0.1;
const MAX_LOW_NULS = 0.02;

const MAX_CONTROLS = 0.02;

/**
 * UTF-16 without a byte order mark, by its NUL bytes: what is ASCII has one in
 * each unit, and always on the same side.
 */
export function findUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const sample = head.subarray(0, SAMPLE_BYTES);
  const { even, odd } = nulShares(sample);
  if (Math.min(even, odd) > MAX_LOW_NULS) return undefined;
  if (Math.max(even, odd) < MIN_HIGH_NULS) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const hasCells = /[\t\n\r,;|]/.test(new TextDecoder(encoding).decode(sample));
  return hasCells && isUtf16Text(sample, encoding) ? encoding : undefined;
}

/** Whether bytes in UTF-16 are no more control characters than text has. */
export function isUtf16Text(
  sample: Buffer,
  encoding: 'utf-16le' | 'utf-16be',
): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  const units = Array.from(text, character => character.charCodeAt(0));
  return controlShare(units) <= MAX_CONTROLS;
}
