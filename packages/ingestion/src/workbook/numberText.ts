import type { NumberFormat } from './NumberFormat';

/** What a spreadsheet keeps of a number. */
const KEPT_DIGITS = 15;
const TOO_LONG = 10 ** KEPT_DIGITS;
const MOST_DECIMALS = 15;

/**
 * A number of a workbook as decimal text: the 15 digits that a spreadsheet
 * shows, so that 19.989999999999998 is 19.99, and at least the digits that its
 * format asks for. More than 15 digits before the point are written with an
 * exponent, for what they were is lost.
 */
export function numberText(
  stored: string,
  { wholeDigits, decimals }: NumberFormat,
): string {
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return stored;
  const sign = number < 0 ? '-' : '';
  const size = Math.abs(number);
  if (size >= TOO_LONG) return sign + withExponent(size);
  const [whole, fraction = ''] = plain(size).split('.');
  const shown = fraction.padEnd(decimals, '0');
  // `1.234` could be a thousand and more, which a number of a cell is not.
  const told = shown.length === 3 && whole.length <= 3 ? `${shown}0` : shown;
  const text = whole.padStart(wholeDigits, '0');
  return sign + (told === '' ? text : `${text}.${told}`);
}

function withExponent(size: number): string {
  return size.toExponential(KEPT_DIGITS - 1).replace('e', 'E');
}

function plain(size: number): string {
  const rounded = Number(size.toPrecision(KEPT_DIGITS));
  const text = String(rounded);
  return text.includes('e')
    ? rounded.toFixed(MOST_DECIMALS).replace(/\.?0+$/, '')
    : text;
}
