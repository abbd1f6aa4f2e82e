import { collectRows, type CollectOptions } from '../testing/collectRows';

const read = (lines: string[], options?: CollectOptions) =>
  collectRows([Buffer.from(lines.join('\n'))], options);

const codes = (rows: Awaited<ReturnType<typeof read>>) =>
  rows.rejected.map(({ code, column }) => [code, column]);

describe('rows of PayPal', () => {
  const header =
    'Date,Time,TimeZone,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance Impact';
  const row = (status: string, id: string) =>
    `09/14/2026,10:00:00,PDT,Website Payment,${status},USD,10.00,-1.00,9.00,${id},Credit`;

  it('are left out where their status says that nothing is booked, and rejected where it is not known what it says', async () => {
    const rows = await read([
      header,
      row('Completed', 'A'),
      row('Pending', 'B'),
      row('Denied', 'C'),
      row('Teleported', 'D'),
      row('', 'E'),
    ]);
    expect(rows.accepted).toHaveLength(1);
    expect(rows.summary.skipped).toEqual({ pending: 1, cancelled: 1 });
    expect(codes(rows)).toEqual([
      ['UNKNOWN_STATUS', 'Status'],
      ['UNKNOWN_STATUS', 'Status'],
    ]);
    expect(rows.rejected[0].message).toContain('"Teleported"');
  });
});

describe('rows of a TikTok settlement', () => {
  const header =
    'Order/adjustment ID,Type,Order settled time,Currency,Total settlement amount,Total Revenue,Total Fees,Adjustment amount';

  it('are no total for want of an id', async () => {
    const rows = await read([
      header,
      '583900000000000011,Order,2026/09/12,USD,9.00,10.00,-1.00,0',
      ',Order,2026/09/12,USD,9.00,10.00,-1.00,0',
      'Total,,,,9.00,10.00,-1.00,0',
      ',Total,,USD,9.00,10.00,-1.00,0',
    ]);
    expect(rows.accepted).toHaveLength(1);
    expect(codes(rows)).toEqual([['MISSING_VALUE', 'Order/adjustment ID']]);
    expect(rows.summary.skipped).toEqual({ total: 2 });
  });

  it('are held to revenue, fees and adjustments', async () => {
    const rows = await read([
      header,
      '583900000000000011,Order,2026/09/12,USD,9.00,10.00,-1.00,0',
      '583900000000000012,Logistics reimbursement,2026/09/12,USD,5.00,0,0,5.00',
      '583900000000000013,Order,2026/09/12,USD,9.00,10.00,-2.00,0',
    ]);
    expect(rows.accepted).toHaveLength(2);
    expect(codes(rows)).toEqual([
      ['AMOUNTS_DO_NOT_TIE', 'Total settlement amount'],
    ]);
  });
});

describe('rows of eBay', () => {
  const header =
    'Transaction creation date,Type,Order number,Net amount,Payout currency,Payout ID,Item subtotal,Final Value Fee - fixed,Transaction currency,Exchange rate';

  it('have parts in the currency of the sale, which say so and are not added up with the others', async () => {
    const rows = await read([
      header,
      '18 Sep 2026,Order,09-1,"17,40",GBP,600,"25,00","-0,40",USD,"0,8398"',
      '18 Sep 2026,Order,09-2,"24,60",GBP,600,"25,00","-0,40",GBP,--',
    ]);
    expect(rows.rejected).toEqual([]);
    const [foreign, own] = rows.accepted.map(({ payload }) =>
      JSON.parse(payload),
    );
    expect(foreign).toMatchObject({
      currency: 'GBP',
      presentment_currency: 'USD',
      exchange_rate: '0.8398',
      components: [
        {
          kind: 'item',
          name: 'Item subtotal',
          amount: '25.00',
          currency: 'USD',
        },
        { kind: 'selling_fee', amount: '-0.40', currency: 'USD' },
      ],
    });
    expect(own.components[0]).toEqual({
      kind: 'item',
      name: 'Item subtotal',
      amount: '25.00',
    });
  });

  it('are held to their parts where all are in one currency', async () => {
    const rows = await read([
      header,
      '18 Sep 2026,Order,09-1,24.50,GBP,600,25.00,-0.40,GBP,--',
      '18 Sep 2026,Other fee,09-1,-1.92,GBP,600,--,--,GBP,--',
    ]);
    expect(codes(rows)).toEqual([['AMOUNTS_DO_NOT_TIE', 'Net amount']]);
    expect(rows.accepted).toHaveLength(1);
  });
});

describe('rows of eBay in German', () => {
  const header =
    'Datum der Transaktionserstellung;Typ;Bestellnummer;Betrag abzügl. Kosten;Auszahlungswährung;Auszahlung Nr.;Zwischensumme Artikel;Fixer Anteil der Verkaufsprovision;Transaktionswährung';

  it('have parts in the currency of the sale, or are held to them', async () => {
    const rows = await read([
      header,
      '18. Sep 2026;Bestellung;09-1;17,40;EUR;600;20,00;-0,40;USD',
      '18. Sep 2026;Bestellung;09-2;19,50;EUR;600;20,00;-0,40;EUR',
    ]);
    expect(codes(rows)).toEqual([
      ['AMOUNTS_DO_NOT_TIE', 'Betrag abzügl. Kosten'],
    ]);
    expect(JSON.parse(rows.accepted[0].payload).components).toMatchObject([
      { kind: 'item', currency: 'USD' },
      { kind: 'selling_fee', currency: 'USD' },
    ]);
  });
});

describe('rows of Mercado Pago', () => {
  const header =
    'SOURCE_ID;TRANSACTION_TYPE;TRANSACTION_AMOUNT;TRANSACTION_CURRENCY;TRANSACTION_DATE;FEE_AMOUNT;TAXES_AMOUNT;SETTLEMENT_NET_AMOUNT;SETTLEMENT_CURRENCY';
  const row = (net: string) =>
    `6067000001;SETTLEMENT;100,00;BRL;2026-09-11T21:07:45.000-03:00;-9,00;-0,50;${net};BRL`;

  it('are held to gross, fee and tax', async () => {
    const rows = await read([header, row('90,50'), row('91,00')]);
    expect(rows.accepted).toHaveLength(1);
    expect(codes(rows)).toEqual([
      ['AMOUNTS_DO_NOT_TIE', 'SETTLEMENT_NET_AMOUNT'],
    ]);
  });

  it('have nothing but their net where they were sold in another currency', async () => {
    const foreign = row('500,00').replace(';BRL;', ';USD;');
    const { accepted, rejected } = await read([header, foreign]);
    expect(rejected).toEqual([]);
    const payload = JSON.parse(accepted[0].payload);
    expect(payload).toMatchObject({
      currency: 'BRL',
      net: '500.00',
      other: {
        TRANSACTION_AMOUNT: '100,00',
        TRANSACTION_CURRENCY: 'USD',
        FEE_AMOUNT: '-9,00',
      },
    });
    expect(payload).not.toHaveProperty('gross');
    expect(payload).not.toHaveProperty('fee');
  });
});

describe('rows of Adyen', () => {
  const header =
    'Merchant Account,Psp Reference,Merchant Reference,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Batch Number';
  const row = (currency: string, rate: string, net: string) =>
    `M,1,O,2026-09-14 10:04:05,CEST,Settled,2,${currency},,100.00,${rate},EUR,,${net},1.00,42`;

  it('are held to gross and costs where these are in one currency', async () => {
    const rows = await read([
      header,
      row('EUR', '1', '99.00'),
      row('EUR', '1', '98.00'),
      row('GBP', '1.157123456', '114.71'),
    ]);
    expect(codes(rows)).toEqual([['AMOUNTS_DO_NOT_TIE', 'Net Credit (NC)']]);
    expect(rows.accepted).toHaveLength(2);
    expect(JSON.parse(rows.accepted[1].payload)).toMatchObject({
      exchange_rate: '1.157123456',
    });
  });
});

describe('rows of Walmart', () => {
  it('are held to what they are payable for', async () => {
    const header =
      'Walmart.com Order #,Walmart.com PO #,Transaction Type,Transaction Date Time,Payable to Partner from Sale,Commission from Sale,Gross Sales Revenue,Refunded Retail Sales';
    const rows = await read([
      header,
      '20001,10890,SALE,09/21/2026,8.50,1.50,10.00,0.00',
      '20001,10890,SALE,09/21/2026,9.50,1.50,10.00,0.00',
      '20001,10890,REFUNDED,09/21/2026,-8.50,-1.50,0.00,-10.00',
      '20001,10890,ADJMNT,09/21/2026,4.25,0.00,0.00,0.00',
    ]);
    expect(codes(rows)).toEqual([
      ['AMOUNTS_DO_NOT_TIE', 'Payable to Partner from Sale'],
    ]);
    expect(rows.accepted).toHaveLength(3);
  });

  it('add up to the payment that the older report states', async () => {
    const header =
      'Period Start Date,Period End Date,Total Payable,Currency,Transaction Key,Transaction Posted Timestamp,Transaction Type,Transaction Description,Purchase Order #,Amount,Amount Type';
    const lines = [
      header,
      '9/12/2026,9/25/2026,8.50,USD,,9/25/2026,PaymentSummary,Payment,,,',
      ',,,,1,9/20/2026,Sale,Purchase,1289,10.00,Product Price',
      ',,,,1,9/20/2026,Sale,Purchase,1289,-1.50,Commission on Product',
    ];
    const { summary } = await read(lines);
    expect(summary.controlTotals).toMatchObject([
      { per: 'The file', stated: '8.50', summed: '8.50', difference: '0.00' },
    ]);
    await expect(read(lines.slice(0, 3))).rejects.toMatchObject({
      code: 'TOTALS_DO_NOT_TIE',
    });
  });
});

describe('the currency above the header of an Amazon report', () => {
  it.each([
    ['All amounts in GBP, unless specified', 'GBP'],
    ['Alle Beträge in Euro sofern nicht anders gekennzeichnet', 'EUR'],
    ['Tous les montants sont en EUR, sauf mention contraire.', 'EUR'],
    ['Tutti gli importi sono espressi in EUR, se non specificato', 'EUR'],
    ['Todos los importes en MXN, a menos que se especifique', 'MXN'],
    ['Alle bedragen in EUR, tenzij anders vermeld', 'EUR'],
    ['Alla belopp i SEK, om inget annat anges', 'SEK'],
    ['Alla belopp anges i SEK om inget annat anges', 'SEK'],
    ['All amounts in the currency of the marketplace', 'CAD'],
  ])('is found in %j', async (line, currency) => {
    const rows = await read(
      [
        `"${line}"`,
        'datum/tid,reglerings-id,typ,försäljning av produkter,totalt',
        '"1 mars 2026 10:00:00 UTC",2468,Beställning,"10.00","10.00"',
      ],
      { store: { currency: 'CAD', timeZone: 'UTC' } },
    );
    expect(rows.plan.currency).toBe(currency);
  });
});
