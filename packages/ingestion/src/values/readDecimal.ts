import { type NumberConvention, readMoney } from './readMoney';

const MARK: Record<NumberConvention, string> = { point: '.', comma: ',' };
const PLAIN = /^([+-]?)0*(\d{1,12})(?:([.,])(\d{1,12}))?$/;
/** May be a number of thousands. */
const GROUPED = /^[1-9]\d{0,2}$/;

/**
 * Reads a number that is no money, such as an exchange rate, into decimal text
 * with a point and at most 12 digits before and after it. The only mark in it
 * is the decimal one, unless exactly three digits follow: then it is what the
 * convention says.
 *
 * @returns undefined where the text is anything else, or can be read in two
 *   ways without a convention
 */
export function readDecimal(
  text: string,
  convention: NumberConvention | undefined,
): string | undefined {
  const parts = PLAIN.exec(text.trim());
  if (!parts) return convention && readMoney(text, convention);
  const [, sign, whole, mark, fraction] = parts;
  const before = `${sign === '-' ? '-' : ''}${whole}`;
  if (mark === undefined) return before;
  if (fraction.length !== 3 || !GROUPED.test(whole))
    return `${before}.${fraction}`;
  if (convention === undefined) return undefined;
  return mark === MARK[convention]
    ? `${before}.${fraction}`
    : `${before}${fraction}`;
}
