import { canonicalMoney, negativeMoney } from './money';
import { splitAmount } from './splitAmount';

/** Which mark divides the whole part of a number from its decimals. */
export type NumberConvention = 'point' | 'comma';

const UNSIGNED: Record<NumberConvention, RegExp> = {
  point: /^(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/,
  comma: /^(?:0|[1-9]\d{0,11})(?:,\d{1,6})?$/,
};
// Thousands by one and the same mark, or Indian grouping; no group of zeros
// comes first, so `0,123` is no number of thousands.
const NUMBER: Record<NumberConvention, RegExp> = {
  point:
    /^(\d*|[1-9]\d{0,2}(?:([, \u00a0\u2007\u2009\u202f'’])\d{3})(?:\2\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})(?:\.(\d{1,6}))?$/,
  comma:
    /^(\d*|[1-9]\d{0,2}(?:([. \u00a0\u2007\u2009\u202f'’])\d{3})(?:\2\d{3})*)(?:,(\d{1,6}))?$/,
};

/**
 * Reads an amount as people and marketplaces write it, into the decimal text
 * that `canonicalMoney` gives. Around the number may be a currency's sign or
 * code, a minus, dash or plus, or parentheses. Thousands may be grouped by the
 * mark that is not the decimal one, blanks of any width or apostrophes, and
 * with a decimal point the Indian way (`1,44,957.78`).
 *
 * @returns undefined where the text is anything else under this convention:
 *   groups of another shape, exponents, percentages, more than 12 digits before
 *   or 6 after the decimal mark
 */
export function readMoney(
  text: string,
  convention: NumberConvention,
): string | undefined {
  if (UNSIGNED[convention].test(text)) return pointed(text, convention);
  return (
    (convention === 'point' ? canonicalMoney(text) : undefined) ??
    readWritten(text, convention)
  );
}

function pointed(number: string, convention: NumberConvention): string {
  return convention === 'point' ? number : number.replace(',', '.');
}

function readWritten(
  text: string,
  convention: NumberConvention,
): string | undefined {
  const amount = splitAmount(text);
  if (amount === undefined) return undefined;
  const { number, around } = amount;
  const read = UNSIGNED[convention].test(number)
    ? pointed(number, convention)
    : ungrouped(number, convention);
  return around.negative && read !== undefined ? negativeMoney(read) : read;
}

function ungrouped(
  number: string,
  convention: NumberConvention,
): string | undefined {
  const parts = NUMBER[convention].exec(number);
  if (parts === null) return undefined;
  const whole = parts[1].replace(/\D/g, '');
  const fraction = parts[3];
  return canonicalMoney(
    fraction === undefined ? whole : `${whole}.${fraction}`,
  );
}
