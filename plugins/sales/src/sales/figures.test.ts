import type { Sales } from '@tieout/plugin-sales-common';
import { compareAmounts } from './compareAmounts';
import { dailySeries } from './dailySeries';
import { salesColumns } from './salesColumns';
import { salesCsv } from './salesCsv';
import { zoneNote } from './zoneNote';

describe('compareAmounts', () => {
  it('orders by value and not by letters', () => {
    const amounts = ['10', '9.5', '-1', '-10.25', '9.50', '0'];

    expect([...amounts].sort(compareAmounts)).toEqual([
      '-10.25',
      '-1',
      '0',
      '9.5',
      '9.50',
      '10',
    ]);
  });

  it('tells apart what a float cannot', () => {
    expect(compareAmounts('9007199254740993', '9007199254740992')).toBe(1);
    expect(compareAmounts('0.10', '0.1')).toBe(0);
    expect(compareAmounts('-0.5', '0.25')).toBe(-1);
  });
});

describe('salesCsv', () => {
  const row = {
    id: 'row',
    date: '2026-03-28',
    storeId: 'a',
    store: '=HYPERLINK("http://x")',
    marketplace: 'Amazon',
    currency: 'EUR',
    orders: 1234,
    units: 2000,
    cancelledOrders: 0,
    revenue: '-12.50',
    tax: '0.00',
  };

  it('leaves a negative amount a number and makes a formula harmless', () => {
    const [, line] = salesCsv([row], salesColumns(['EUR'])).split('\r\n');

    expect(line).toBe(
      `2026-03-28,"'=HYPERLINK(""http://x"")",Amazon,EUR,1234,2000,0,-12.50,0.00`,
    );
  });

  it('holds the columns that are shown, under their headers', () => {
    const shown = salesColumns(['EUR']).filter(({ field }) =>
      ['date', 'revenue'].includes(field),
    );

    expect(salesCsv([row], shown)).toBe(
      '\uFEFFDay,Revenue (EUR)\r\n2026-03-28,-12.50\r\n',
    );
  });
});

describe('dailySeries', () => {
  const amounts = {
    orders: 1,
    units: 1,
    cancelledOrders: 0,
    revenue: '1.00',
    tax: '0',
  };
  const sales: Sales = {
    from: '2026-03-28',
    to: '2026-03-31',
    days: [
      { ...amounts, date: '2026-03-28', storeId: 'a', currency: 'EUR' },
      { ...amounts, date: '2026-03-31', storeId: 'a', currency: 'EUR' },
      { ...amounts, date: '2026-03-29', storeId: 'b', currency: 'USD' },
    ],
    totals: [],
    freshness: { state: 'fresh', batchesBehind: 0 },
    stores: [],
    currencies: ['EUR', 'USD'],
    marketplaces: [],
  };

  it('keeps days without sales, also where summer time begins', () => {
    const series = dailySeries(sales, 'EUR');

    expect(series.dates).toEqual([
      '2026-03-28',
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
    ]);
    expect(series.stores[0].days.map(day => day?.revenue ?? null)).toEqual([
      '1.00',
      null,
      null,
      '1.00',
    ]);
  });

  it('leaves other currencies out', () => {
    expect(dailySeries(sales, 'USD').stores.map(s => s.storeId)).toEqual(['b']);
  });
});

describe('the columns of the sales table', () => {
  it('name the currency in the header where there is only one', () => {
    const header = (currencies: string[]) =>
      salesColumns(currencies).find(column => column.field === 'revenue')
        ?.headerName;

    expect(header(['USD'])).toBe('Revenue (USD)');
    expect(header(['JPY', 'USD'])).toBe('Revenue');
  });
});

describe('zoneNote', () => {
  it('names one zone, or all of several', () => {
    expect(zoneNote([{ timeZone: 'Asia/Tokyo' }])).toBe(
      'Days are counted in Asia/Tokyo.',
    );
    expect(zoneNote([])).toBe('');
  });
});
