import fc from 'fast-check';
import { NumberEvidence } from './NumberEvidence';
import { readMoney } from './readMoney';

function verdictOf(...texts: string[]) {
  const evidence = new NumberEvidence();
  texts.forEach(text => evidence.add(text));
  return evidence.verdict;
}

describe('NumberEvidence', () => {
  it.each([
    '1.23',
    '1.2',
    '1,234.5',
    '1,234,567',
    '1,44,957',
    '0.123',
    '1234.567',
    '$-0.98',
    '1’234.567',
    '.5',
  ])('takes %j for a decimal point', text => {
    expect(verdictOf('1,234', text, '7').convention).toBe('point');
  });

  it.each([
    '1,23',
    '1,5',
    '1.234,56',
    '1.234.567',
    '0,123',
    '1 234,567',
    '-12,50 €',
  ])('takes %j for a decimal comma', text => {
    expect(verdictOf('1.234', text, '7').convention).toBe('comma');
  });

  it('tells what decided', () => {
    expect(verdictOf('1.234', '12,50 €').evidence).toBe(
      '"12,50 €" can be read only with a decimal comma.',
    );
    expect(verdictOf('1.20', '1.30', '5').evidence).toBe(
      '2 amounts such as "1.20" can be read only with a decimal point.',
    );
  });

  it('asks about amounts that can be read both ways, with up to three of them', () => {
    expect(verdictOf('1.234', '5', '1.234', '2,345', '3.456', '9,999')).toEqual(
      {
        mixed: false,
        ambiguous: ['1.234', '2,345', '3.456'],
        evidence:
          '5 amounts such as "1.234" can be read with a decimal point or with a decimal comma, and no other tells which.',
      },
    );
  });

  it('tells amounts that contradict each other', () => {
    expect(verdictOf('1.23', '1.24', '4,5', '1.234')).toEqual({
      mixed: true,
      ambiguous: ['1.234'],
      evidence:
        '2 amounts such as "1.23" can only have a decimal point, but "4,5" only a decimal comma.',
    });
  });

  it('asks nothing where whole numbers are all there is', () => {
    expect(verdictOf('5', '-12', '1 234', '$7', '--', '')).toEqual({
      mixed: false,
      ambiguous: [],
      evidence:
        'All amounts are whole numbers, which are the same with a decimal point or comma.',
    });
  });

  it('passes over what is no amount', () => {
    expect(
      verdictOf('', '--', 'USD', '1.2E+17', '12%', '9'.repeat(100_000)),
    ).toEqual({
      mixed: false,
      ambiguous: [],
      evidence: 'There are no amounts.',
    });
  });

  it('gives a convention under which each amount can be read, or none', () => {
    const texts = fc.array(fc.stringMatching(/^\d{1,4}([.,]\d{1,4}){0,2}$/));
    fc.assert(
      fc.property(texts, cells => {
        const { convention, mixed } = verdictOf(...cells);
        const readable = cells.filter(
          cell =>
            readMoney(cell, 'point') !== undefined ||
            readMoney(cell, 'comma') !== undefined,
        );
        const fits = (by: 'point' | 'comma') =>
          readable.every(cell => readMoney(cell, by) !== undefined);
        expect(mixed).toBe(!fits('point') && !fits('comma'));
        expect(convention === undefined || fits(convention)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
