import { collectRows } from '../testing';

const read = (...lines: string[]) =>
  collectRows([Buffer.from(lines.join('\n'))]);

describe('an amount without a currency', () => {
  const header = 'order_id,purchased_at,sku,quantity,item_price';
  const line = (price: string) => `A,2026-07-01T12:00:00Z,S,1,${price}`;

  it('is no line of a file without a column for it, and the row says what to add', async () => {
    const { accepted, rejected } = await read(header, line('5.00'), line(''));
    expect(accepted).toHaveLength(1);
    expect(rejected).toMatchObject([
      {
        rowNumber: 1,
        code: 'MISSING_VALUE',
        column: 'item_price',
        message: expect.stringContaining('"currency"'),
      },
    ]);
  });

  it('has the one that it names itself', async () => {
    const { accepted, rejected } = await read(header, line('€5.00'));
    expect(rejected).toEqual([]);
    expect(JSON.parse(accepted[0].payload)).toMatchObject({
      currency: 'EUR',
      item_price: '5.00',
    });
  });
});

describe('rows that continue an order of Shopify', () => {
  const header =
    'Name,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price';
  const first = '#1,paid,USD,25.00,2026-09-03 10:14:00 -0400,1,Mug,5.00';

  it('are in its currency, and add up with it', async () => {
    const { accepted, summary } = await read(
      header,
      first,
      '#1,,,,,2,Bag,10.00',
    );
    expect(accepted.map(({ payload }) => JSON.parse(payload))).toMatchObject([
      { currency: 'USD' },
      { currency: 'USD', item_price: '20.00' },
    ]);
    expect(summary.sums).toEqual([
      { kind: 'orders', currency: 'USD', records: 2, amount: '25.00' },
    ]);
  });

  it('stay so where another of them was rejected', async () => {
    const { accepted, rejected } = await read(
      header,
      first,
      '#1,,,,,two,Bag,10.00',
      '#1,,,,,1,Hat,7.00',
    );
    expect(rejected).toMatchObject([{ code: 'INVALID_INTEGER' }]);
    expect(JSON.parse(accepted[1].payload)).toMatchObject({
      product_name: 'Hat',
      currency: 'USD',
    });
  });

  it('are not those of another order, nor of one that was rejected', async () => {
    const { accepted, rejected } = await read(
      header,
      first,
      '#2,,,,,2,Bag,10.00',
      first.replace('#1', '#3').replace('2026-09-03', 'soon'),
      '#3,,,,,2,Bag,10.00',
    );
    expect(accepted).toHaveLength(1);
    expect(rejected.map(({ code, column }) => [code, column])).toEqual([
      ['MISSING_VALUE', 'Currency'],
      ['INVALID_TIMESTAMP', 'Created at'],
      ['MISSING_VALUE', 'Currency'],
    ]);
  });
});
