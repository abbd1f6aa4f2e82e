import fc from 'fast-check';
import { canonicalMoney, multiplyMoney, negativeMoney } from './money';

const amounts = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }),
    fc.option(fc.stringMatching(/^\d{1,6}$/), { nil: undefined }),
  )
  .map(([negative, whole, fraction]) => {
    const digits = `${whole}${fraction === undefined ? '' : `.${fraction}`}`;
    return negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
  });

/** The amount in millionths. */
function micros(amount: string): bigint {
  const [whole, fraction = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(6, '0'));
  return amount.startsWith('-') ? -value : value;
}

describe('canonicalMoney', () => {
  it('leaves every canonical amount as it is', () => {
    fc.assert(
      fc.property(amounts, amount => {
        expect(canonicalMoney(amount)).toBe(amount);
      }),
    );
  });

  it('keeps the value whatever zeros, plus sign and blanks are around it', () => {
    fc.assert(
      fc.property(amounts, fc.nat(3), (amount, zeros) => {
        const padded = amount.replace(/^-?/, sign => sign + '0'.repeat(zeros));
        const signed = padded.startsWith('-') ? padded : `+${padded}`;
        // More than 15 digits before the point are refused, zeros or not.
        const read = canonicalMoney(` ${signed} `);
        expect(read).toBe(amount);
      }),
    );
  });

  it.each([
    ['-0.00', '0.00'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['-.50', '-0.50'],
    ['007.10', '7.10'],
    ['+3', '3'],
  ])('reads %s as %s', (text, amount) => {
    expect(canonicalMoney(text)).toBe(amount);
  });

  it.each([
    '1,234.50',
    '12,50',
    '1.234,56',
    '1e308',
    'NaN',
    'Infinity',
    '$5.00',
    '5.',
    '.',
    '-',
    '+',
    '--1',
    '1 000',
    '−5.00',
    '(5.00)',
    '1234567890123456',
    '1.1234567',
    '0x10',
  ])('refuses %s', text => {
    expect(canonicalMoney(text)).toBeUndefined();
  });
});

describe('multiplyMoney', () => {
  it('is exact for every amount and quantity', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: -999_999_999, max: 999_999_999 }),
        (amount, factor) => {
          const product = multiplyMoney(amount, String(factor));
          const exact = micros(amount) * BigInt(factor);
          const magnitude = exact < 0n ? -exact : exact;
          const decimals = (text?: string) => text?.split('.')[1]?.length;
          const fits = magnitude < 10n ** 18n;
          expect(product && micros(product)).toBe(fits ? exact : undefined);
          expect(decimals(product)).toBe(fits ? decimals(amount) : undefined);
        },
      ),
    );
  });

  it('gives 3 × 0.10 as 0.30, which floats do not', () => {
    expect(multiplyMoney('0.10', '3')).toBe('0.30');
  });
});

describe('negativeMoney', () => {
  it('makes an amount negative once and leaves zero alone', () => {
    expect(negativeMoney('2.00')).toBe('-2.00');
    expect(negativeMoney('-2.00')).toBe('-2.00');
    expect(negativeMoney('0.00')).toBe('0.00');
  });
});
