import { collectRows } from '../testing/collectRows';

const HEADER =
  'date/time,settlement id,type,order id,sku,description,quantity,marketplace,product sales,total';
const row = (marketplace: string) =>
  `"Sep 14, 2026 1:05:07 AM PDT",1001,Order,A-1,MUG-1,Mug,1,${marketplace},20.00,20.00`;

const currenciesOf = async (...lines: string[]) => {
  const { accepted } = await collectRows(
    [Buffer.from([HEADER, ...lines].join('\n'))],
    { store: { timeZone: 'Europe/London', currency: 'GBP' } },
  );
  return accepted.map(({ payload }) => JSON.parse(payload).currency);
};

describe('the currency of amounts that name none', () => {
  it('is that of the marketplace', async () => {
    expect(await currenciesOf(row('amazon.com'), row(''))).toEqual([
      'USD',
      'USD',
    ]);
    expect(await currenciesOf(row('Amazon.SE'))).toEqual(['SEK']);
  });

  it('is that of the store where rows are of several, or of an unknown one', async () => {
    expect(await currenciesOf(row('amazon.com'), row('amazon.ca'))).toEqual([
      'GBP',
      'GBP',
    ]);
    expect(await currenciesOf(row('somewhere.else'))).toEqual(['GBP']);
  });
});
