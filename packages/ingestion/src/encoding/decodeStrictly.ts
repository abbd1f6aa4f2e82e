/**
 * The text of bytes, whole characters only.
 *
 * @param decoder - one that is `fatal`
 * @returns nothing where it has no meaning for a byte, the only reason for
 *   which such a decoder throws
 */
export function decodeStrictly(
  decoder: TextDecoder,
  bytes: Buffer,
): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
