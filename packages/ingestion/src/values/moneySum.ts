const SCALE = 6;
const ZERO = /^-?[0.]+$/;
/** Sums below this many millionths are exact as numbers. */
const EXACT = 2 ** 52;
/** Digits that, as millionths, are surely below `EXACT`. */
const SMALL_LENGTH = 10;

/** The amount with the other sign. */
export function invertMoney(amount: string): string {
  if (amount.charCodeAt(0) === 45) return amount.slice(1);
  return ZERO.test(amount) ? amount : `-${amount}`;
}

/** The exact sum of two canonical amounts, with the longer fraction of the two. */
export function addMoney(a: string, b: string): string {
  const decimals = Math.max(decimalsOf(a), decimalsOf(b));
  return textOf(millionths(a) + millionths(b), decimals);
}

/** Whether two canonical amounts are the same number: `1.5` and `1.50` are. */
export function sameMoney(a: string, b: string): boolean {
  return a === b || millionths(a) === millionths(b);
}

/** A sum of canonical amounts that stays exact however many there are. */
export class MoneySum {
  private whole = 0n;
  private part = 0;
  private decimals = 0;

  add(amount: string): void {
    if (amount.length > SMALL_LENGTH) {
      this.whole += millionths(amount);
      this.decimals = Math.max(this.decimals, decimalsOf(amount));
      return;
    }
    const decimals = decimalsOf(amount);
    if (decimals > this.decimals) this.decimals = decimals;
    this.part += Math.round(Number(amount) * 10 ** SCALE);
    if (this.part > EXACT || this.part < -EXACT) {
      this.whole += BigInt(this.part);
      this.part = 0;
    }
  }

  /** Decimal text with as many decimals as the longest fraction, at least two. */
  toString(): string {
    return textOf(this.whole + BigInt(this.part), Math.max(2, this.decimals));
  }
}

function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

function millionths(amount: string): bigint {
  const digits = amount.replace('.', '');
  return BigInt(digits + '0'.repeat(SCALE - decimalsOf(amount)));
}

function textOf(value: bigint, decimals: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value)
    .toString()
    .padStart(SCALE + 1, '0');
  const whole = digits.slice(0, -SCALE);
  const fraction = digits.slice(-SCALE).slice(0, decimals);
  const sign = negative ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
