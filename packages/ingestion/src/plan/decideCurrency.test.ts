import { collectRows } from '../testing/collectRows';

const HEADER =
  'date/time,settlement id,type,order id,sku,description,quantity,marketplace,product sales,total';
const row = (marketplace: string) =>
  `"Sep 14, 2026 1:05:07 AM PDT",1001,Order,A-1,MUG-1,Mug,1,${marketplace},20.00,20.00`;

const STORE = { timeZone: 'Europe/London', currency: 'GBP' };

const read = async (...lines: string[]) => {
  const { accepted, rejected } = await collectRows(
    [Buffer.from(lines.join('\n'))],
    { store: STORE },
  );
  return {
    currencies: accepted.map(({ payload }) => JSON.parse(payload).currency),
    faults: rejected.map(({ lineNumber, column, code }) => [
      lineNumber - lines.indexOf(HEADER) - 1,
      column,
      code,
    ]),
  };
};

describe('the currency of amounts that name none', () => {
  it('is that of the marketplace', async () => {
    expect(await read(HEADER, row('amazon.com'), row(''))).toEqual({
      currencies: ['USD', 'USD'],
      faults: [],
    });
    expect(await read(HEADER, row('Amazon.SE'))).toEqual({
      currencies: ['SEK'],
      faults: [],
    });
  });

  it('is that of the store where no row names one', async () => {
    expect(await read(HEADER, row(''))).toEqual({
      currencies: ['GBP'],
      faults: [],
    });
  });

  it('is each row’s own where the first are of several, and a row without one is rejected', async () => {
    expect(
      await read(HEADER, row('amazon.com'), row('amazon.ca'), row('')),
    ).toEqual({
      currencies: ['USD', 'CAD'],
      faults: [[3, 'product sales', 'MISSING_VALUE']],
    });
  });

  it('is not guessed for a marketplace that is not known', async () => {
    expect(
      await read(HEADER, row('amazon.com'), row('somewhere.else')),
    ).toEqual({
      currencies: ['USD'],
      faults: [[2, 'marketplace', 'INVALID_CURRENCY']],
    });
    expect(
      await read('"All amounts in USD"', HEADER, row('somewhere.else')),
    ).toEqual({ currencies: ['USD'], faults: [] });
  });

  it('is not that of the first rows for one far below of another marketplace', async () => {
    const first = Array.from({ length: 300 }, () => row('amazon.com'));
    const { currencies, faults } = await read(
      HEADER,
      ...first,
      row('amazon.ca'),
    );
    expect(new Set(currencies)).toEqual(new Set(['USD']));
    expect(faults).toEqual([[301, 'marketplace', 'INVALID_CURRENCY']]);
  });
});
