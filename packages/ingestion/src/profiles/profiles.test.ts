import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { collectRows } from '../testing';

const SHARED = path.resolve(__dirname, '../../../../../shared/samples');

async function payloads(text: string | Buffer) {
  const { accepted, rejected } = await collectRows([Buffer.from(text)]);
  expect(rejected).toEqual([]);
  return accepted.map(({ payload }): unknown => JSON.parse(payload));
}

describe('amazon-all-orders', () => {
  const header =
    'amazon-order-id\tpurchase-date\torder-status\tproduct-name\tsku\tquantity\tcurrency\titem-price\titem-promotion-discount';

  it.each([
    ['Pending', 'pending'],
    ['Unshipped', 'open'],
    ['Shipped', 'shipped'],
    ['Shipped - Delivered to Buyer', 'shipped'],
    ['Cancelled', 'cancelled'],
    ['Teleported', 'unknown'],
  ])('reads the status %s as %s and keeps the word', async (word, status) => {
    const line = `1-1\t2026-05-08T23:36:26+09:00\t${word}\tx\tS\t1\tJPY\t100\t`;
    expect(await payloads(`${header}\n${line}`)).toMatchObject([
      { status, source_status: word, source_tz: '+09:00' },
    ]);
  });

  it('takes quotes for ordinary characters and discounts for negative', async () => {
    const line = `1-1\t2026-05-08T23:36:26+00:00\tShipped\t"5" mug\tS\t2\tUSD\t20.00\t2.00`;
    expect(await payloads(`${header}\n${line}`)).toMatchObject([
      { product_name: '"5" mug', item_price: '20.00', item_discount: '-2.00' },
    ]);
  });
});

describe('shopify-orders', () => {
  const header =
    'Name,Email,Financial Status,Fulfillment Status,Currency,Total,Created at,Cancelled at,Lineitem quantity,Lineitem name,Lineitem price,Shipping Zip';

  it('multiplies the price, lets continuation rows lack what the order has, and stores no e-mail address', async () => {
    const rows = [
      `#1,a@example.com,paid,fulfilled,USD,40.20,2026-09-03 10:14:00 -0400,,3,Mug,0.10,'00123`,
      `#1,a@example.com,,,,,,,2,Bag,20.00,`,
    ];
    expect(await payloads([header, ...rows].join('\n'))).toEqual([
      {
        order_id: '#1',
        status: 'shipped',
        source_status: 'paid',
        financial_status: 'paid',
        fulfillment: 'fulfilled',
        currency: 'USD',
        order_total: '40.20',
        purchased_at: '2026-09-03T14:14:00Z',
        source_tz: '-04:00',
        quantity: 3,
        product_name: 'Mug',
        item_price: '0.30',
        ship_postal_code: '00123',
        other: { 'Lineitem price': '0.10' },
      },
      {
        order_id: '#1',
        currency: 'USD',
        quantity: 2,
        product_name: 'Bag',
        item_price: '40.00',
        other: { 'Lineitem price': '20.00' },
      },
    ]);
  });

  it.each([
    ['paid', 'fulfilled', '', 'shipped'],
    ['paid', 'unfulfilled', '', 'open'],
    ['pending', '', '', 'pending'],
    ['refunded', 'fulfilled', '', 'refunded'],
    ['partially_refunded', 'fulfilled', '', 'partially_refunded'],
    ['voided', '', '', 'cancelled'],
    ['paid', '', '2026-09-04 10:14:00 -0400', 'cancelled'],
  ])(
    'reads %s/%s/%s as %s',
    async (financial, fulfilment, cancelled, status) => {
      const line = `#1,,${financial},${fulfilment},USD,1,2026-09-03 10:14:00 -0400,${cancelled},1,Mug,1,`;
      expect(await payloads(`${header}\n${line}`)).toMatchObject([{ status }]);
    },
  );

  it('rejects the first row of an order without its date', async () => {
    const { rejected } = await collectRows([
      Buffer.from(`${header}\n#1,,paid,,USD,1,,,1,Mug,1,`),
    ]);
    expect(rejected).toMatchObject([
      { code: 'MISSING_VALUE', column: 'Created at' },
    ]);
  });
});

describe('rows that look complete and are not', () => {
  const header =
    'Name,Financial Status,Fulfillment Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price';
  const reject = async (line: string) => {
    const { rejected, accepted } = await collectRows([
      Buffer.from(`${header}\n${line}`),
    ]);
    expect(accepted).toEqual([]);
    return rejected;
  };

  it('lack an id that is only dashes, and a price that is', async () => {
    const rest = 'paid,fulfilled,USD,5.00,2026-09-03 10:14:00 -0400,1,Mug';
    expect(await reject(`--,${rest},5.00`)).toMatchObject([
      { code: 'MISSING_VALUE', column: 'Name' },
    ]);
    expect(await reject(`#1,${rest},--`)).toMatchObject([
      { code: 'MISSING_VALUE', column: 'Lineitem price' },
    ]);
  });

  it('keep the price of a quantity with decimals, and take no thousand for one', async () => {
    const line = (quantity: string) =>
      `#1,paid,fulfilled,USD,5.00,2026-09-03 10:14:00 -0400,${quantity},Mug,1.50`;
    expect(await payloads(`${header}\n${line('2.00')}`)).toMatchObject([
      { quantity: 2, item_price: '3.00' },
    ]);
    expect(await reject(line('"2,000"'))).toMatchObject([
      { code: 'INVALID_INTEGER', column: 'Lineitem quantity' },
    ]);
  });

  it('are not added to the order above where their own was rejected', async () => {
    const packages =
      '# de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (MXN),Total (MXN)';
    const { accepted, rejected } = await collectRows([
      Buffer.from(
        [
          packages,
          '1001,15 de septiembre de 2026 10:22 hs.,Entregado,1,10.00,10.00',
          '2001,15 de septiembre de 2026 10:30 hs.,Paquete de 2 productos,,20.00,20.00,surplus',
          '2002,,Entregado,1,,',
          '2003,,Entregado,1,,',
        ].join('\n'),
      ),
    ]);
    expect(accepted.map(row => row.orderId)).toEqual(['1001']);
    expect(rejected).toHaveLength(3);
  });
});

describe('tieout-orders', () => {
  it('reads local times by the time zone column', async () => {
    const header =
      'order_id,purchased_at,time_zone,sku,quantity,currency,item_price';
    const line = 'A,2026-07-01 12:00:00,Europe/London,S,1,GBP,5.00';
    expect(await payloads(`${header}\n${line}`)).toMatchObject([
      { purchased_at: '2026-07-01T11:00:00Z', source_tz: 'Europe/London' },
    ]);
    const { rejected } = await collectRows([
      Buffer.from(`${header}\n${line.replace('London', 'Atlantis')}`),
    ]);
    expect(rejected).toMatchObject([{ code: 'INVALID_TIMESTAMP' }]);
  });
});

describe('lines of settlements', () => {
  const header =
    'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\torder-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\tsku\tquantity-purchased\tpromotion-id';
  const day = '2026-10-01 08:52:26 UTC';
  const head = (id: string, total: string, currency: string, deposit = day) =>
    [id, day, day, deposit, total, currency].join('\t') + '\t'.repeat(18);
  const line = (id: string, amount: string) =>
    `${id}${'\t'.repeat(6)}Order\t111-1\t\t\t\tAmazon.com\tItemPrice\tPrincipal\t${amount}\tAFN\t2026-10-02\t${day}\t1\t\t\tS\t1\t`;
  const read = (...rows: string[]) =>
    collectRows([Buffer.from([header, ...rows].join('\n'))]);

  it('have the currency of their own, wherever its head stands above them', async () => {
    const { accepted, summary } = await read(
      head('1', '10.00', 'GBP'),
      head('2', '20.00', 'EUR'),
      line('1', '10.00'),
      line('2', '20.00'),
    );
    expect(
      accepted.slice(2).map(({ payload }) => JSON.parse(payload).currency),
    ).toEqual(['GBP', 'EUR']);
    expect(summary.controlTotals).toMatchObject([
      { per: '1', currency: 'GBP', difference: '0.00' },
      { per: '2', currency: 'EUR', difference: '0.00' },
    ]);
  });

  it('are rejected where their head is missing or was rejected', async () => {
    const { accepted, rejected } = await read(
      head('1', '10.00', 'GBP'),
      line('1', '10.00'),
      head('2', '20.00', 'EUR', 'soon'),
      line('2', '20.00'),
      line('3', '5.00'),
    );
    expect(accepted).toHaveLength(2);
    expect(rejected.map(({ code, column }) => [code, column])).toEqual([
      ['INVALID_TIMESTAMP', 'deposit-date'],
      ['MISSING_VALUE', 'settlement-id'],
      ['MISSING_VALUE', 'settlement-id'],
    ]);
  });
});

describe('keys of money lines', () => {
  const header =
    'Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank account,Consumer BIC,Settlement currency,Settlement amount,Settlement reference,Amount refunded';
  const line = (id: string, description: string) =>
    `2026-09-01 14:25:31,ideal,EUR,86.40,paidout,${id},${description},,,,EUR,86.40,7654321.2609.04,`;

  it('are what the source tells them apart by, and short enough for an index', async () => {
    const long = 'x'.repeat(5_000);
    const { accepted } = await collectRows([
      Buffer.from(
        [
          header,
          line('tr_1', 'Order 1'),
          line('tr_1', long),
          line('tr_2', long),
        ].join('\n'),
      ),
    ]);
    const keys = accepted.map(({ rowKey }) => rowKey);
    expect(keys[0].split('\u001f')).toEqual([
      '7654321.2609.04',
      'tr_1',
      'Order 1',
      '86.40',
    ]);
    expect(keys[1]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(keys).size).toBe(3);
  });
});

const present = existsSync(SHARED);
if (!present) {
  // eslint-disable-next-line no-console -- a skip has to be seen
  console.warn(`Skipped: no shared samples at ${SHARED}`);
}

(present ? describe : describe.skip)('the shared samples', () => {
  const sample = (name: string) => readFileSync(path.join(SHARED, name));

  it('ingest the Amazon sample: pending without price, cancelled with none', async () => {
    const lines = await payloads(sample('amazon/all_orders_us.txt'));
    expect(lines).toHaveLength(4);
    expect(lines).toMatchObject([
      {
        product_name: 'Travel Wallet 5" Black',
        item_price: '20.00',
        item_discount: '-2.00',
        shipping_discount: '0.00',
        ship_postal_code: '00123',
      },
      { product_id: 'B000TES2' },
      { status: 'pending', quantity: 1 },
      { status: 'cancelled', quantity: 0 },
    ]);
    expect(lines[2]).not.toHaveProperty('item_price');
  });

  it('ingest the Shopify sample with its continuation row', async () => {
    const lines = await payloads(
      sample('shopify/orders_export_blank_continuation.csv'),
    );
    expect(lines).toMatchObject([
      { order_id: '#1001', item_price: '32.00', order_discount: '-5.00' },
      { order_id: '#1001', item_price: '20.00' },
      { order_id: '#1002', status: 'shipped' },
      { order_id: '#1003', status: 'cancelled' },
      { status: 'partially_refunded', refunded_amount: '4.00' },
    ]);
    expect(lines[1]).not.toHaveProperty('order_total');
  });

  it.each([
    ['torture/derived/empty.csv', 'FILE_EMPTY'],
    ['torture/derived/bom_only.csv', 'FILE_EMPTY'],
    ['torture/derived/header_only.csv', 'HEADER_NOT_RECOGNISED'],
    ['torture/derived/de_orders_cp1252.csv', 'HEADER_NOT_RECOGNISED'],
    ['torture/derived/de_orders_utf8.csv', 'HEADER_NOT_RECOGNISED'],
    ['torture/derived/ragged_dup_headers.csv', 'HEADER_NOT_RECOGNISED'],
    [
      'torture/csv-spectrum/csvs/location_coordinates.csv',
      'HEADER_NOT_RECOGNISED',
    ],
  ])('refuse %s as %s', async (name, code) => {
    await expect(collectRows([sample(name)])).rejects.toMatchObject({ code });
  });
});
