const LONGEST = 16;
const SEPARATOR_LINE = /^"?sep=([^a-z0-9"\r\n])"?[\r\n]/i;

/**
 * The delimiter that a file's first line states, as `sep=;` does for
 * spreadsheets; such a line is a record before the header.
 */
export function separatorLine(text: Buffer): string | undefined {
  const delimiter = SEPARATOR_LINE.exec(text.toString('utf8', 0, LONGEST))?.[1];
  return delimiter && delimiter <= '~' ? delimiter : undefined;
}
