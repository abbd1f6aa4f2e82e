import fc from 'fast-check';
import { canonicalMoney } from './money';
import { type NumberConvention, readMoney } from './readMoney';

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
