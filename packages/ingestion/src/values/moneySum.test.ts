import fc from 'fast-check';
import { addMoney, invertMoney, MoneySum, sameMoney } from './moneySum';

const amounts = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([value, decimals]) => {
    const digits = (value < 0n ? -value : value)
      .toString()
      .padStart(decimals + 1, '0');
    const whole = digits.slice(0, digits.length - decimals);
    const fraction = digits.slice(digits.length - decimals);
    const text = decimals === 0 ? whole : `${whole}.${fraction}`;
    const shortened = whole.length > 12 ? text.slice(whole.length - 12) : text;
    const plain = shortened.replace(/^0+(?=\d)/, '');
    return value < 0n && /[1-9]/.test(plain) ? `-${plain}` : plain;
  });

/** Millionths, worked out another way: digit by digit. */
function exact(amount: string): bigint {
  const negative = amount.startsWith('-');
  const [whole, fraction = ''] = amount.replace('-', '').split('.');
  let value = 0n;
  for (const digit of whole + fraction.padEnd(6, '0')) {
    value = value * 10n + BigInt(digit);
  }
  return negative ? -value : value;
}

describe('sums of money', () => {
  it('are exact for any amounts in any order', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 200 }), list => {
        const sum = new MoneySum();
        for (const amount of list) sum.add(amount);
        const wanted = list.reduce((total, one) => total + exact(one), 0n);
        expect(exact(sum.toString())).toBe(wanted);
      }),
    );
  });

  it('keep the longer fraction and never write a negative zero', () => {
    expect(addMoney('1.5', '2.25')).toBe('3.75');
    expect(addMoney('0.10', '-0.10')).toBe('0.00');
    expect(addMoney('-0.005', '0')).toBe('-0.005');
    expect(new MoneySum().toString()).toBe('0.00');
  });

  it('know amounts that are written differently and are the same', () => {
    fc.assert(
      fc.property(amounts, amount => {
        expect(sameMoney(addMoney(amount, '0.000000'), amount)).toBe(true);
        expect(invertMoney(invertMoney(amount))).toBe(amount);
      }),
    );
    expect(sameMoney('1.5', '1.51')).toBe(false);
  });
});
