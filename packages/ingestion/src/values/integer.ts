const PLAIN = /^(?:0|-?[1-9]\d{0,8})$/;
const ACCEPTED = /^[+-]?\d{1,9}$/;

/**
 * The text of a whole number of at most nine digits, as JSON has it.
 *
 * @returns undefined where the text is anything else, such as `2.0`
 */
export function canonicalInteger(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  const trimmed = text.trim();
  if (!ACCEPTED.test(trimmed)) return undefined;
  const value = Number(trimmed);
  return value === 0 ? '0' : String(value);
}
