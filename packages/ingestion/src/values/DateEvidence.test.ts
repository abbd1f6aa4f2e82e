import fc from 'fast-check';
import { DateEvidence } from './DateEvidence';

function verdictOf(...texts: string[]) {
  const evidence = new DateEvidence();
  texts.forEach(text => evidence.add(text));
  return evidence.verdict;
}

describe('DateEvidence', () => {
  it.each([
    ['dmy', ['01/02/2026', '25/09/2026']],
    ['dmy', ['01.02.2026 10:00', '25.09.2026 10:00 CET']],
    ['dmy', ['01/02/26', '25/09/26', '03/02/26']],
    ['dmy', ['25/09/26']],
    ['mdy', ['01/02/2026', '09/25/2026 2:49:19 PM']],
    ['mdy', ['09/03/26', '09/12/26', '09/14/26']],
    ['ymd', ['97/09/04', '98/01/02']],
  ])('finds the order %s in %j', (order, texts) => {
    expect(verdictOf(...texts)).toMatchObject({
      order,
      mixed: false,
      ambiguous: [],
    });
  });

  it('tells what decided', () => {
    expect(verdictOf('01/02/2026', '25/09/2026').evidence).toBe(
      'Dates are day, month, year: "25/09/2026" is none as month, day, year.',
    );
  });

  it('asks about dates of two orders, with up to three of them, sorted or not', () => {
    const sorted = ['01/02/2026', '02/02/2026', '03/02/2026', '04/02/2026'];
    const expected = {
      mixed: false,
      ambiguous: ['01/02/2026', '03/02/2026', '04/02/2026'],
      evidence:
        '4 dates such as "01/02/2026" can be read as day, month, year or as month, day, year, and no other tells which.',
    };
    expect(verdictOf(...sorted)).toEqual(expected);
  });

  it('asks about dates whose first numbers may be years as well', () => {
    expect(verdictOf('26/09/25', '26/09/30')).toMatchObject({
      mixed: false,
      ambiguous: ['26/09/25', '26/09/30'],
    });
  });

  it('asks also where day and month are the same so far', () => {
    const { order, ambiguous } = verdictOf('05/05/2026', '06/06/2026');
    expect(order).toBeUndefined();
    expect(ambiguous).toEqual(['05/05/2026', '06/06/2026']);
  });

  it('tells dates that contradict each other', () => {
    expect(verdictOf('25/09/2026', '09/26/2026', '01/02/2026')).toEqual({
      mixed: true,
      ambiguous: ['01/02/2026'],
      evidence:
        '"25/09/2026" is no date as month, day, year, and "09/26/2026" none as day, month, year.',
    });
  });

  it('asks nothing where dates tell their order themselves', () => {
    expect(
      verdictOf(
        '2026-09-04',
        '2026-09-04T10:05:07Z',
        'Sep 4, 2026',
        '2026/9/4',
      ),
    ).toEqual({
      mixed: false,
      ambiguous: [],
      evidence:
        'Every date begins with a year of four digits or has the name of its month.',
    });
  });

  it('passes over what is no date', () => {
    expect(
      verdictOf(
        '',
        '--',
        'total',
        '31/02/2026',
        '25/09/2026 something',
        '25/09/2026 25:00',
        '192.168.10.1',
        '1.234,56',
        '1'.repeat(100_000),
      ),
    ).toEqual({
      mixed: false,
      ambiguous: [],
      evidence: 'There are no dates.',
    });
  });

  it('finds the order of any column with a day that is no month', () => {
    const dates = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2029-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.array(dates), fc.boolean(), (column, dayFirst) => {
        const texts = column.map(date => {
          const [year, month, day] = date.toISOString().slice(0, 10).split('-');
          return dayFirst
            ? `${day}/${month}/${year}`
            : `${month}/${day}/${year}`;
        });
        const decided = column.some(date => date.getUTCDate() > 12);
        const found = dayFirst ? 'dmy' : 'mdy';
        const verdict = verdictOf(...texts);
        expect(verdict.order).toBe(decided ? found : undefined);
        expect(verdict.ambiguous.length > 0).toBe(!decided && texts.length > 0);
      }),
    );
  });
});
