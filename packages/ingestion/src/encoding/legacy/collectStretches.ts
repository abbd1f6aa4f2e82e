const LF = 10;
const MAX_STRETCHES = 600;

/** Bytes between two separators, one of them at least not ASCII. */
export interface Stretch {
  bytes: Buffer;
  /** Where it occurs first. */
  offset: number;
  /** Line on which it occurs first, from 1. */
  line: number;
}

/**
 * Blanks, quotes and most punctuation of ASCII, which are never a part of
 * another character in any of the encodings: what lies between two of them
 * can be read by itself.
 */
export function isSeparator(byte: number): boolean {
  return byte < 0x30 || (byte >= 0x3a && byte <= 0x3f);
}

/** The different stretches of a text that are not ASCII, 600 at most. */
export function collectStretches(text: Buffer): Stretch[] {
  const found = new Map<string, Stretch>();
  let line = 1;
  let start = 0;
  let ascii = true;
  for (let at = 0; at <= text.length && found.size < MAX_STRETCHES; at += 1) {
    const byte = at < text.length ? text[at] : LF;
    if (isSeparator(byte)) {
      if (!ascii) {
        const bytes = text.subarray(start, at);
        const key = bytes.toString('latin1');
        if (!found.has(key)) found.set(key, { bytes, offset: start, line });
      }
      if (byte === LF) line += 1;
      start = at + 1;
      ascii = true;
    } else if (byte >= 0x80) {
      ascii = false;
    }
  }
  return [...found.values()];
}
