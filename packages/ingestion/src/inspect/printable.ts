const TELLTALE = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * A line whose characters can be shown and nothing else: what a file says must
 * not move the cursor of a terminal or turn the order of its letters.
 */
export function printable(line: string): string {
  return line.replace(
    TELLTALE,
    character =>
      `\\u{${character.codePointAt(0)?.toString(16).padStart(4, '0')}}`,
  );
}
