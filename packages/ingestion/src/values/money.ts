const PLAIN = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/;
const ACCEPTED = /^([+-]?)0*(\d{0,12})(\.\d{1,6})?$/;
const ZERO = /^-[0.]+$/;

/**
 * The exact decimal text of an amount: a point for decimals, no grouping, at
 * most 12 digits before the point and 6 after it. Digits after the point stay
 * as given; a plus sign, leading zeros and the sign of zero do not.
 *
 * @returns undefined where the text is anything else, such as `1,234.50`
 */
export function canonicalMoney(text: string): string | undefined {
  if (PLAIN.test(text)) return ZERO.test(text) ? text.slice(1) : text;
  const match = ACCEPTED.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole, fraction = ''] = match;
  if (whole === '' && fraction === '' && !/\d/.test(text)) return undefined;
  const amount = `${sign === '-' ? '-' : ''}${whole || '0'}${fraction}`;
  return ZERO.test(amount) ? amount.slice(1) : amount;
}

/** The amount with a minus sign, whichever sign it came with. */
export function negativeMoney(amount: string): string {
  if (amount.charCodeAt(0) === 45) return amount;
  const negated = `-${amount}`;
  return ZERO.test(negated) ? amount : negated;
}

/**
 * A canonical amount times a canonical integer, exactly.
 *
 * @returns undefined where the product has more digits than an amount may
 */
export function multiplyMoney(
  amount: string,
  factor: string,
): string | undefined {
  return canonicalMoney(product(amount, factor));
}

function product(amount: string, factor: string): string {
  if (factor === '1') return amount;
  const point = amount.indexOf('.');
  const decimals = point < 0 ? 0 : amount.length - point - 1;
  const exact = BigInt(amount.replace('.', '')) * BigInt(factor);
  if (decimals === 0) return exact.toString();
  const negative = exact < 0n;
  const digits = (negative ? -exact : exact)
    .toString()
    .padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  return `${negative ? '-' : ''}${whole}.${digits.slice(-decimals)}`;
}
