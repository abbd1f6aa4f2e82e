const CONTINUATION = 0x80;

/**
 * The text of a record without its line end, at most `limit` bytes of it. A
 * longer one is cut between characters, with a note of its length.
 */
export function cutText(
  bytes: Buffer,
  byteSize: number,
  limit: number,
): string {
  if (byteSize <= limit) return bytes.toString('utf8').replace(/[\r\n]+$/, '');
  let end = Math.min(limit, bytes.length);
  // eslint-disable-next-line no-bitwise -- the mark of a continuation byte
  while (end > 0 && (bytes[end] & 0xc0) === CONTINUATION) end -= 1;
  const kept = bytes.toString('utf8', 0, end);
  return `${kept}… [cut: the row has ${byteSize} bytes]`;
}

/** Whether a text has been cut by `cutText`: it ends in the middle of its row. */
export function isCut(text: string): boolean {
  return /… \[cut: the row has \d+ bytes\]$/.test(text);
}
