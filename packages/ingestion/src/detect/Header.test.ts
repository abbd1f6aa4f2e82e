import { profileSchema } from '../profiles/Profile';
import { Header } from './Header';
import { MatchedHeader } from './MatchedHeader';
import { NamePattern } from './NamePattern';

describe('Header', () => {
  const header = new Header(['# de venta', 'Estado', '', 'ESTADO', ' Note ']);

  it('tells blank and repeated names apart', () => {
    expect(header.names).toEqual([
      '# de venta',
      'Estado',
      'column 3',
      'ESTADO',
      'Note',
    ]);
    expect(new Header(['A', 'A', 'A (2)', '', 'A']).names).toEqual([
      'A',
      'A (2)',
      'A (2) (2)',
      'column 4',
      'A (3)',
    ]);
  });

  it.each([
    ['estado', 1],
    [['Status', 'Estado'], 1],
    ['"note"', 4],
    ['column 3', 2],
    ['Status', -1],
    [[], -1],
  ])('finds %j at %i', (names, index) => {
    expect(header.indexOf(names)).toBe(index);
  });

  it('takes the order of the names asked for, not that of the columns', () => {
    expect(header.indexOf(['Note', 'Estado'])).toBe(4);
  });

  it('finds the second of a repeated name by the name that tells it apart', () => {
    expect(new Header(['Note', 'Note']).indexOf('note (2)')).toBe(1);
  });

  it.each([
    [['a', 'b', ''], true],
    [['A ', 'b', ''], true],
    [['\ufeff"a"', 'b', ''], true],
    [['a', 'c', ''], false],
    [['x', 'b', ''], false],
    [['a', 'b'], false],
    [['a', 'b', 'x'], false],
  ])('takes %j below a,b, for the header again: %s', (cells, repeated) => {
    expect(new Header(['a', 'b', '']).isRepeatedHeader(cells)).toBe(repeated);
  });

  it('takes no blank row for a blank header again', () => {
    expect(new Header(['', '']).isRepeatedHeader(['', ''])).toBe(false);
  });
});

describe('NamePattern', () => {
  it.each([
    ['Total ({currency})', 'total (mxn)', 'MXN'],
    ['{currency} net', 'eur net', 'EUR'],
    ['Net {currency}', 'net usd', 'USD'],
    ['Total ({currency})', 'total (m$n)', undefined],
    ['Total ({currency})', 'total (mxnn)', undefined],
    ['Total ({currency})', 'total ()', undefined],
    ['Total', 'total', undefined],
  ])('finds in names like %s, such as %s, the currency %s', (...given) => {
    const [name, column, currency] = given;
    expect(new NamePattern(name).currencyIn(column)).toBe(currency);
  });

  it('stands for every beginning only where it is asked to', () => {
    const address = new NamePattern('Ship-Address*', { beginning: true });
    expect(address.matches('ship-address-1')).toBe(true);
    expect(address.matches('ship-city')).toBe(false);
    expect(new NamePattern('Amount*').matches('amount*')).toBe(true);
    expect(new NamePattern('Amount*').matches('amounts')).toBe(false);
  });
});

describe('MatchedHeader', () => {
  const profile = profileSchema.parse({
    id: 'sales',
    version: 1,
    title: 'Sales',
    marketplace: 'Somewhere',
    kind: 'orders',
    anchors: ['Sale', ['Date', 'Fecha']],
    conventions: { timeZoneColumn: ['Zone'] },
    continuation: ['State'],
    rows: [{ when: [{ column: ['Parent', 'Pack'] }], skip: 'memo' }],
    personal: ['Buyer', 'Address*'],
    records: {
      orders: {
        columns: [
          { field: 'order_id', names: ['Sale', 'Venta'], kind: 'id' },
          {
            field: 'item_price',
            names: ['Total ({currency})'],
            kind: 'money',
            minus: ['Rebate ({currency})'],
            with: ['Part'],
          },
        ],
        classify: [{ column: 'Status', words: { paid: 'open' } }],
      },
    },
  });

  it('knows every column that the profile mentions, and which it does not', () => {
    const header = new MatchedHeader(profile, [
      ...['SALE', 'Fecha', 'Zone', 'State', 'Pack', 'Buyer', 'Address 1'],
      ...['Total (MXN)', 'Rebate (MXN)', 'Part', 'Status', 'Colour', ''],
    ]);
    expect(header.knownColumns).toHaveLength(11);
    expect(header.unknownColumns).toEqual(['Colour', 'column 13']);
    expect(header.currency).toBe('MXN');
    expect(header.indexOf(['Total ({currency})'])).toBe(7);
  });

  it.each([
    ['no column says one', ['Sale', 'Date', 'Total']],
    ['columns disagree', ['Sale', 'Date', 'Total (MXN)', 'Rebate (USD)']],
  ])('has no currency where %s', (_what, cells) => {
    expect(new MatchedHeader(profile, cells).currency).toBeUndefined();
  });
});
