import { canonicalInteger } from './integer';

const WITH_DECIMALS = /^\s*(-?\d{1,9})[.,]0{1,2}\s*$/;

/**
 * A number of units as the text of a whole number: `2`, and `2.00` as some
 * exports write it. `1,000` may be one or a thousand, and is neither.
 *
 * @returns undefined where the text is anything else
 */
export function readQuantity(text: string): string | undefined {
  const whole = canonicalInteger(text);
  if (whole !== undefined) return whole;
  const match = WITH_DECIMALS.exec(text);
  return match ? canonicalInteger(match[1]) : undefined;
}
