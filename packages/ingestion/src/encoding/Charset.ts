/** How the characters of one encoding are stored. */
export interface Charset {
  /** ASCII is stored as ASCII, and its bytes below `0` are nothing else. */
  readonly extendsAscii: boolean;
  /** How many bytes at the end begin a character that is not complete. */
  unfinishedBytes(bytes: Buffer): number;
  /**
   * The UTF-8 of whole characters, the input itself where it is that already.
   *
   * @returns nothing where a byte has no meaning in this encoding
   */
  toUtf8(bytes: Buffer): Buffer | undefined;
  /** How many bytes a text that `toUtf8` gave takes in the stored file. */
  sourceBytesOf(utf8: Buffer): number;
}
