/** Bytes below `0` never continue a character of a double-byte encoding. */
const FIRST_CONTINUATION = 0x30;

/**
 * How many bytes at the end begin a character that is not complete, in an
 * encoding where a byte alone does not tell whether it begins a character.
 *
 * @param sizeAt - how many bytes the character takes that begins at a place;
 *   the byte after the last is undefined
 */
export function unfinishedOfDoubleByte(
  bytes: Buffer,
  sizeAt: (bytes: Buffer, at: number) => number,
): number {
  let at = bytes.length;
  while (at > 0 && bytes[at - 1] >= FIRST_CONTINUATION) at -= 1;
  while (at < bytes.length) {
    const next = at + sizeAt(bytes, at);
    if (next > bytes.length) return bytes.length - at;
    at = next;
  }
  return 0;
}
