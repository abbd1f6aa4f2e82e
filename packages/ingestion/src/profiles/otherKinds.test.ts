import { collectRows, type CollectedRows } from '../testing/collectRows';

const read = (...lines: string[]) =>
  collectRows([Buffer.from(lines.join('\n'))]);

const payloads = ({ accepted }: CollectedRows) =>
  accepted.map(({ kind, payload }) => ({ kind, ...JSON.parse(payload) }));

describe('an order of several items on eBay', () => {
  const header =
    'Sales Record Number,Order Number,Item Number,Item Title,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,Total Price,Sale Date,Paid On Date';

  it('keeps what its parent row says of the whole, and counts no item twice', async () => {
    const read2 = await read(
      header,
      '302,11-1,,,3,"$1,250.00",$9.00,$2.00,"$1,261.00",Sep-15-26,Sep-16-26',
      '302,11-1,256,Speckled mug,2,$25.00,,,,Sep-15-26,',
      '302,11-1,257,Bronze fern,1,"$1,200.00",,,,Sep-15-26,',
    );
    expect(read2.rejected).toEqual([]);
    const [parent, ...items] = payloads(read2);
    expect(parent).toMatchObject({
      order_id: '11-1',
      order_shipping: '9.00',
      order_tax: '2.00',
      order_total: '1261.00',
      paid_at: '2026-09-16T00:00:00Z',
      currency: 'USD',
      other: { Quantity: '3', 'Sold For': '$1,250.00' },
    });
    expect(parent).not.toHaveProperty('item_price');
    expect(parent).not.toHaveProperty('quantity');
    expect(items).toMatchObject([
      { item_price: '50.00', quantity: 2 },
      { item_price: '1200.00', quantity: 1 },
    ]);
    expect(read2.summary.sums).toMatchObject([
      { currency: 'USD', records: 3, amount: '1250.00' },
    ]);
  });
});

describe('a package of Mercado Libre', () => {
  it('has products with numbers of their own', async () => {
    const rows = await read(
      '# de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (MXN),Total (MXN)',
      '2001,15 de septiembre de 2026 10:30 hs.,Paquete de 2 productos,,20.00,20.00',
      '2002,,Entregado,1,,',
      '2003,,Entregado,1,,',
      '3001,16 de septiembre de 2026 10:30 hs.,Entregado,1,5.00,5.00',
    );
    expect(rows.rejected).toEqual([]);
    expect(payloads(rows)).toMatchObject([
      { order_id: '2001', line_id: '2001' },
      { order_id: '2001', line_id: '2002' },
      { order_id: '2001', line_id: '2003' },
      { order_id: '3001', line_id: '3001' },
    ]);
  });
});

describe('yes and no', () => {
  it.each([
    ['Sí', true],
    ['No', false],
    ['', undefined],
  ])('are read in the words of the file: %j', async (word, is_advertised) => {
    const { accepted } = await read(
      '# de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (MXN),Total (MXN),Venta por publicidad',
      `2001,15 de septiembre de 2026 10:30 hs.,Entregado,1,20.00,20.00,${word}`,
    );
    expect(JSON.parse(accepted[0].payload).is_advertised).toBe(is_advertised);
  });

  it('are nothing else', async () => {
    const { rejected } = await read(
      'amazon-order-id\tpurchase-date\torder-status\tsku\tquantity\tcurrency\titem-price\tis-business-order',
      '1-1\t2026-05-08T23:36:26+00:00\tShipped\tS\t1\tUSD\t100\tperhaps',
    );
    expect(rejected).toMatchObject([
      { code: 'INVALID_BOOLEAN', column: 'is-business-order' },
    ]);
  });
});

describe('a column that only another kind of record fills', () => {
  it('is kept under `other` of a payout, unless it is empty or personal', async () => {
    const header =
      'Transaction creation date,Type,Order number,Buyer name,Net amount,Payout currency,Payout ID,Payout date,Item subtotal,Description';
    const rows = await read(
      header,
      '21 Sep 2026,Payout,--,Ina,-86.45,GBP,600,22 Sep 2026,--,Paid early',
      '20 Sep 2026,Order,09-1,Ina,86.45,GBP,600,22 Sep 2026,90.00,--',
    );
    const [payout, sale] = payloads(rows);
    expect(payout).toMatchObject({
      kind: 'payouts',
      other: { Type: 'Payout', Description: 'Paid early' },
    });
    expect(Object.keys(payout.other)).toHaveLength(2);
    expect(sale).not.toHaveProperty('other');
  });
});

describe('a statement of PayPal', () => {
  const header =
    'Date,Time,Time Zone,Description,Currency,Gross,Fee,Net,Balance,Transaction ID';
  const row =
    '23.9.2026,08:15:30,Europe/Paris,Paiement,EUR,10.00,-1.00,9.00,9.00,1AA11111AA1111111';

  it.each([
    ['État', 'En attente'],
    ['Stato', 'In sospeso'],
    ['Estado', 'Pendiente'],
    ['Impact sur le solde', 'Mémo'],
    ['Wpływ na saldo', 'Nota'],
    ['Effect op saldo', 'Memo'],
  ])(
    'has no column %s, which says that rows are no money',
    async (name, word) => {
      expect((await read(header, row)).accepted).toHaveLength(1);
      await expect(read(`${header},${name}`, `${row},${word}`)).rejects.toThrow(
        name,
      );
    },
  );
});
