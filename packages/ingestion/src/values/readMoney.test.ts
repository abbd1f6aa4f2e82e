import fc from 'fast-check';
import { canonicalMoney } from './money';
import { type NumberConvention, readMoney } from './readMoney';

const POINT: Array<[string, string]> = [
  ['12.50', '12.50'],
  ['-12.50', '-12.50'],
  ['1234', '1234'],
  ['0', '0'],
  ['.5', '0.5'],
  ['$.50', '0.50'],
  ['007.10', '7.10'],
  ['1,234.50', '1234.50'],
  ['1,234,567', '1234567'],
  ['1,44,957.78', '144957.78'],
  ['₹12,34,567.00', '1234567.00'],
  ["1'234.50", '1234.50'],
  ['1’234’567.05', '1234567.05'],
  ['1 234.50', '1234.50'],
  ['1\u00a0234.50', '1234.50'],
  ['1\u202f234\u202f567.50', '1234567.50'],
  ['1\u2009234', '1234'],
  ['$16.08', '16.08'],
  ['-$0.98', '-0.98'],
  ['$-0.98', '-0.98'],
  ['$ -0.98', '-0.98'],
  ['−5.00', '-5.00'],
  ['–5.00', '-5.00'],
  ['—5.00', '-5.00'],
  ['- 5.00', '-5.00'],
  ['5.00-', '-5.00'],
  ['5.00 −', '-5.00'],
  ['(5.00)', '-5.00'],
  ['($5.00)', '-5.00'],
  ['$(5.00)', '-5.00'],
  ['(5.00) USD', '-5.00'],
  ['-USD 5.00', '-5.00'],
  ['USD -5.00', '-5.00'],
  ['USD5.00', '5.00'],
  ['5.00USD', '5.00'],
  ['5.00 usd', '5.00'],
  ['$1,234.50 USD', '1234.50'],
  ['US$ 1,234.50', '1234.50'],
  ['C$5', '5'],
  ['A$5', '5'],
  ['£5.00', '5.00'],
  ['¥500', '500'],
  ['৳2,999', '2999'],
  ['CHF 1’234.50', '1234.50'],
  ['Rs.50', '50'],
  ['S/ 5.00', '5.00'],
  ['+5.00', '5.00'],
  ['+$5.00', '5.00'],
  ["'-5.00", '-5.00'],
  [' 182.07', '182.07'],
  ['\u00a05.00\u00a0', '5.00'],
  ['\u200e-5.00', '-5.00'],
  ['-0.00', '0.00'],
  ['(0)', '0'],
  ['-$0', '0'],
  ['999,999,999,999.123456', '999999999999.123456'],
];

const COMMA: Array<[string, string]> = [
  ['12,50', '12.50'],
  ['-12,50', '-12.50'],
  ['1234', '1234'],
  [',5', '0.5'],
  ['007,10', '7.10'],
  ['1.234,56', '1234.56'],
  ['1.234.567', '1234567'],
  ['1.234', '1234'],
  ['1 234,50', '1234.50'],
  ['1\u202f234,50\u00a0€', '1234.50'],
  ["1'234,50", '1234.50'],
  ['€ 12,50', '12.50'],
  ['12,50€', '12.50'],
  ['-12,50 €', '-12.50'],
  ['€ -12,50', '-12.50'],
  ['12,50- €', '-12.50'],
  ['12,50 €-', '-12.50'],
  ['EUR 12,50', '12.50'],
  ['1 234,50 zł', '1234.50'],
  ['1.234,50 kr', '1234.50'],
  ['kr. 50', '50'],
  ['R$ 1.234,56', '1234.56'],
  ['−5,00', '-5.00'],
  ['5,00-', '-5.00'],
  ['(5,00)', '-5.00'],
  ['-0,00', '0.00'],
];

const REFUSED = [
  '',
  ' ',
  '-',
  '--',
  '+',
  '.',
  ',',
  '5.',
  '5,',
  '1e308',
  '1.2E+17',
  '1,2E+17',
  'NaN',
  'Infinity',
  '0x10',
  '12%',
  '12.50 %',
  '--1',
  '-(5)',
  '(-5)',
  '-5-',
  '(5',
  '5)',
  '5+',
  '+-5',
  '1..2',
  '1,,234',
  '1  234',
  "1'23",
  "12'34'567",
  '1 23',
  '1234 567',
  "1'234 567",
  '1.234.56,7.8',
  '5,-',
  '€5 USD',
  '$5 EUR',
  '€€5',
  'XQZ 5',
  '5 pieces',
  '1/2',
  '12:30',
  '2026-09-04',
  '1-2',
  '1 234 1',
  '1234567890123',
  '1,234,567,890,123',
  '1.234.567.890.123',
  '1.1234567',
  '1,1234567',
  `${'1'.repeat(65)}`,
];

const REFUSED_WITH_POINT = [
  '12,50',
  '1,23',
  '1.234,56',
  '1.234.567',
  '1,2345',
  '1234,567',
  '0,123',
  '0,123,456',
  '01,234',
  '1,23,45',
  '1,234,56',
  '123,45,678',
  '1 234,50',
  "1,234'567.00",
];

const REFUSED_WITH_COMMA = [
  '12.50',
  '1.23',
  '1,234.56',
  '1,234,567',
  '1.2345',
  '1234.567',
  '0.123',
  '1.44.957,78',
  '1 234.50',
  '.5',
  '$.50',
];

describe('readMoney', () => {
  it.each(POINT)('reads %j as %s with a decimal point', (text, amount) => {
    expect(readMoney(text, 'point')).toBe(amount);
  });

  it.each(COMMA)('reads %j as %s with a decimal comma', (text, amount) => {
    expect(readMoney(text, 'comma')).toBe(amount);
  });

  it.each(REFUSED)('refuses %j under either convention', text => {
    expect(readMoney(text, 'point')).toBeUndefined();
    expect(readMoney(text, 'comma')).toBeUndefined();
  });

  it.each(REFUSED_WITH_POINT)('refuses %j with a decimal point', text => {
    expect(readMoney(text, 'point')).toBeUndefined();
  });

  it.each(REFUSED_WITH_COMMA)('refuses %j with a decimal comma', text => {
    expect(readMoney(text, 'comma')).toBeUndefined();
  });

  it('reads with a decimal point all that canonicalMoney reads, as it does', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^ ?[+-]?0*\d{0,13}(\.\d{0,7})? ?$/),
        text => {
          const amount = canonicalMoney(text);
          fc.pre(amount !== undefined);
          expect(readMoney(text, 'point')).toBe(amount);
        },
      ),
    );
  });
});

/** How an amount is written: the marks, and what stands around the number. */
interface Style {
  convention: NumberConvention;
  grouping: string;
  indian: boolean;
  around: readonly [positive: string, negative: string];
}

const BLANKS = [' ', '\u00a0', '\u2009', '\u202f'];
const styles: fc.Arbitrary<Style> = fc
  .record({
    convention: fc.constantFrom<NumberConvention>('point', 'comma'),
    grouping: fc.constantFrom('', 'other', "'", '’', ...BLANKS),
    indian: fc.boolean(),
    blank: fc.constantFrom('', ...BLANKS),
    currency: fc.constantFrom(
      '',
      '$',
      'US$',
      '€',
      'zł',
      'kr',
      'R$',
      'INR',
      'eur',
    ),
    minus: fc.constantFrom('-', '−', '–', '—'),
    pattern: fc.constantFrom(
      ['#', 'm#'],
      ['#', '#m'],
      ['+#', 'm#'],
      ['#', '(#)'],
      ['c_#', 'mc_#'],
      ['c_#', 'c_m#'],
      ['c_#', '(c_#)'],
      ['c_#', 'c_#m'],
      ['#_c', 'm#_c'],
      ['#_c', '#m_c'],
      ['#_c', '(#)_c'],
      [' # ', ' m_# '],
    ),
  })
  .map(({ pattern, blank, currency, minus, ...style }) => {
    const fill = (text: string) =>
      text.replace('_', blank).replace('c', currency).replace('m', minus);
    const other = style.convention === 'point' ? ',' : '.';
    return {
      ...style,
      grouping: style.grouping === 'other' ? other : style.grouping,
      around: [fill(pattern[0]), fill(pattern[1])],
    };
  });

const amounts = fc.record({
  whole: fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }),
  fraction: fc.stringMatching(/^\d{0,6}$/),
  negative: fc.boolean(),
});

type Amount = typeof amounts extends fc.Arbitrary<infer T> ? T : never;

function canonical({ whole, fraction, negative }: Amount): string {
  const digits = fraction === '' ? `${whole}` : `${whole}.${fraction}`;
  return negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function grouped(whole: string, { grouping, indian }: Style): string {
  const size = indian && grouping === ',' ? 2 : 3;
  const groups = [whole.slice(-3)];
  for (let end = whole.length - 3; end > 0; end -= size) {
    groups.unshift(whole.slice(Math.max(0, end - size), end));
  }
  return groups.join(grouping);
}

function written(amount: Amount, style: Style): string {
  const mark = style.convention === 'point' ? '.' : ',';
  const number =
    grouped(String(amount.whole), style) +
    (amount.fraction === '' ? '' : mark + amount.fraction);
  return style.around[amount.negative ? 1 : 0].replace('#', number);
}

/** Whether the marks of a written number can mean one thing only. */
function certain({ whole, fraction }: Amount, style: Style): boolean {
  const byMark = style.grouping === ',' || style.grouping === '.';
  const groups = style.grouping === '' ? 1 : Math.ceil(`${whole}`.length / 3);
  if (fraction === '') return !byMark || groups !== 2;
  if (fraction.length !== 3) return true;
  return groups > 1 || whole === 0n || whole > 999n;
}

describe('an amount written by any convention', () => {
  it('is read back by that convention', () => {
    fc.assert(
      fc.property(amounts, styles, (amount, style) => {
        const read = readMoney(written(amount, style), style.convention);
        expect(read).toBe(canonical(amount));
      }),
      { numRuns: 2000 },
    );
  });

  it('is never another amount under the other convention, if it is unambiguous', () => {
    fc.assert(
      fc.property(amounts, styles, (amount, style) => {
        fc.pre(certain(amount, style));
        const other = style.convention === 'point' ? 'comma' : 'point';
        expect([undefined, canonical(amount)]).toContain(
          readMoney(written(amount, style), other),
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any text whatever', () => {
  it('is read into a canonical amount or not at all', () => {
    const marks = [...'0123456789', ...".,'’ -−()+$€%eE/", '\u00a0', 'USD'];
    const texts = fc.array(fc.constantFrom(...marks)).map(all => all.join(''));
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('point', 'comma'),
        (text, convention) => {
          const amount = readMoney(text, convention);
          expect(amount && canonicalMoney(amount)).toBe(amount);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
