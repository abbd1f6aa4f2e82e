import { profileSchema, type ProfileDefinition } from '../profiles/Profile';
import { footerMatcher, TOTALS } from './footerMatcher';
import { MatchedHeader } from './MatchedHeader';

const COLUMNS = ['Order', 'Date', 'Title', 'Quantity', 'Price'];
const FOOTERS = ['\\d+ record\\(s\\) downloaded', 'Seller ID ?:', 'Total'];

type Kinds = Array<'id' | 'timestamp' | 'text' | 'money'>;

function matcher(footers: string[], kinds: Kinds) {
  return footerMatcher(header(kinds, footers));
}

function header(kinds: Kinds, footers: string[] = []) {
  const definition: ProfileDefinition = {
    id: 'sales',
    version: 1,
    title: 'Sales',
    marketplace: 'Somewhere',
    kind: 'orders',
    anchors: ['Order', 'Date'],
    footers,
    records: {
      orders: {
        columns: kinds.map((kind, i) => ({
          field: `f${i}`,
          names: [COLUMNS[i]],
          kind,
        })),
      },
    },
  };
  return new MatchedHeader(profileSchema.parse(definition), COLUMNS);
}

describe('footerMatcher', () => {
  const isFooter = matcher(FOOTERS, ['id', 'timestamp', 'text', 'money']);

  it.each([
    ['a count of records', ['12 record(s) downloaded']],
    [
      'the same, filled up with blank cells',
      ['3 record(s) downloaded', '', '', '', ''],
    ],
    ['a seller', ['Seller ID : jane']],
    ['a seller in a second cell', ['Seller ID :', 'jane'].slice(0, 1)],
    ['a total with its amounts', ['Total', '', '', '7', '99.50']],
    [
      'a total in capitals, further to the right',
      ['', '', 'TOTAL', '7', '99.50'],
    ],
    ['a total of fewer cells', ['Total', '', '99.50']],
  ])('knows %s', (_what, cells) => {
    expect(isFooter(cells)).toBe(true);
  });

  it.each([
    ['a row of data', ['A-1', '2026-09-01', 'Mug', '1', '9.50']],
    [
      'a row whose id begins like a footer',
      ['Total-1', '2026-09-01', 'Mug', '1', '9.50'],
    ],
    [
      'a row without id whose title begins like one',
      ['', '2026-09-01', 'Total recall', '1', '9.50'],
    ],
    [
      'a row whose footer is not in its first cell',
      ['A-1', '', 'Total', '', ''],
    ],
    ['a row of blanks', ['', ' ', '', '', '']],
    ['a footer of no pattern', ['Thank you']],
    ['a pattern further on in the cell', ['Grand Total']],
    ['a very long cell', [`Total ${'x'.repeat(300)}`]],
    ['no cell', []],
  ])('takes no %s for one', (_what, cells) => {
    expect(isFooter(cells)).toBe(false);
  });

  it('allows two cells where the file has neither ids nor times', () => {
    const plain = matcher(['Total'], ['text', 'text', 'text', 'money']);
    expect(plain(['Total', '', '', '', '99.50'])).toBe(true);
    expect(plain(['Total', 'x', '', '', '99.50'])).toBe(false);
  });

  it.each([
    [['Total', '', '', '7', '99.50']],
    [['', '', 'Grand Total:', '7', '$99.50']],
    [['Gesamtsumme', '1.234,50 €']],
    [['合計', '', '', '', '9,950']],
  ])('knows totals by their words: %j', cells => {
    const isTotal = footerMatcher(header(['id', 'timestamp', 'text']), TOTALS);
    expect(isTotal(cells)).toBe(true);
    expect(isTotal(cells.map(cell => cell && `${cell} recall`))).toBe(false);
  });

  it('knows none where the profile has none', () => {
    expect(matcher([], ['id'])(['Total'])).toBe(false);
  });
});
