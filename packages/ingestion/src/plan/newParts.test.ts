import { collectRows } from '../testing/collectRows';

const HEADER =
  'date/time,settlement id,type,order id,sku,description,quantity,product sales,marketplace withheld tax,selling fees,Climate fee,Items left,total';

const row = (
  order: string,
  [sales, fees, climate, left, total]: readonly string[],
) =>
  `"Sep 14, 2026 1:05:07 AM PDT",1001,Order,${order},MUG-1,Mug,1,${sales},0,${fees},${climate},${left},${total}`;

const read = (...rows: string[]) =>
  collectRows([Buffer.from([HEADER, ...rows].join('\n'))]);

describe('a fee that has come to an export since its profile was written', () => {
  it('is a part of the amounts where each of its own completes a row', async () => {
    const { accepted, rejected, plan, summary } = await read(
      row('A-1', ['20.00', '-3.00', '-0.25', '7', '16.75']),
      row('A-2', ['10.00', '-1.50', '0', '7', '8.50']),
      row('A-3', ['-20.00', '3.00', '0.25', '', '-16.75']),
    );
    expect(rejected).toEqual([]);
    expect(JSON.parse(accepted[0].payload)).toMatchObject({
      net: '16.75',
      other: { 'Items left': '7' },
      components: [
        { kind: 'item', name: 'product sales', amount: '20.00' },
        { kind: 'selling_fee', name: 'selling fees', amount: '-3.00' },
        { kind: 'unclassified', name: 'Climate fee', amount: '-0.25' },
      ],
    });
    expect(plan.profile).toMatchObject({
      value: 'amazon-transactions',
      evidence: expect.stringContaining('It does not know "Climate fee"'),
    });
    expect(summary.columns.mapped).toContain('Climate fee');
    expect(summary.columns.other).toEqual(['Items left']);
  });

  it('reads the same by the plan that was kept', async () => {
    const lines = [
      HEADER,
      row('A-1', ['20.00', '-3.00', '-0.25', '7', '16.75']),
      row('A-2', ['20.00', '-3.00', '-0.25', '7', '16.75']),
    ];
    const file = [Buffer.from(lines.join('\n'))];
    const first = await collectRows(file);
    const plan = JSON.parse(JSON.stringify(first.plan));
    const again = await collectRows(file, { plan });
    expect(again.accepted).toEqual(first.accepted);
  });

  it('is none where it completes one row and breaks another', async () => {
    const { accepted, rejected, plan } = await read(
      row('A-1', ['20.00', '-3.00', '-0.25', '7', '16.75']),
      row('A-2', ['10.00', '-1.50', '-0.25', '7', '8.50']),
    );
    expect(accepted).toHaveLength(1);
    expect(rejected).toMatchObject([
      { lineNumber: 2, column: 'total', code: 'AMOUNTS_DO_NOT_TIE' },
    ]);
    expect(rejected[0].message).toContain('"Climate fee" has the rest, -0.25');
    expect(plan.ownProfile).toBeUndefined();
  });

  it('is none where its cells are no amounts, and rows that lack one stay rejected', async () => {
    const { rejected, plan } = await read(
      row('A-1', ['20.00', '-3.00', 'none', '7', '16.75']),
      row('A-2', ['20.00', '-3.00', '-0.25', '7', '16.75']),
    );
    expect(rejected).toHaveLength(2);
    expect(plan.ownProfile).toBeUndefined();
  });

  it('is none where one row alone lacks it', async () => {
    const { rejected, plan } = await read(
      row('A-1', ['20.00', '-3.00', '-0.25', '7', '16.75']),
      row('A-2', ['20.00', '-3.00', '0', '7', '17.00']),
    );
    expect(rejected).toMatchObject([{ lineNumber: 2 }]);
    expect(plan.ownProfile).toBeUndefined();
  });

  it('is none where two columns have what rows lack', async () => {
    const { rejected, plan } = await read(
      row('A-1', ['20.00', '-3.00', '-0.25', '-0.25', '16.75']),
      row('A-2', ['10.00', '-1.50', '-0.50', '-0.50', '8.00']),
    );
    expect(rejected).toHaveLength(2);
    expect(plan.ownProfile).toBeUndefined();
  });

  it('is none where a row lacks something that it has not', async () => {
    const { rejected, plan } = await read(
      row('A-1', ['20.00', '-3.00', '-0.25', '7', '16.75']),
      row('A-2', ['20.00', '-3.00', '-0.25', '7', '16.75']),
      row('A-3', ['20.00', '-3.00', '0', '7', '15.00']),
    );
    expect(rejected).toHaveLength(3);
    expect(plan.ownProfile).toBeUndefined();
  });

  it('is named by rejected rows where it is written with the other sign', async () => {
    const { rejected } = await read(
      row('A-1', ['20.00', '-3.00', '0.25', '7', '16.75']),
      row('A-2', ['20.00', '-3.00', '0.25', '7', '16.75']),
    );
    expect(rejected).toHaveLength(2);
    expect(rejected[0].message).toContain(
      '"Climate fee" has the rest with the other sign, 0.25.',
    );
  });
});

describe('a new column with amounts in rows that are not held to a sum', () => {
  const header =
    'Transaction creation date,Type,Order number,Net amount,Payout currency,Payout ID,Item subtotal,Final Value Fee - fixed,Transaction currency,Description,Climate fee';

  it('is no part, so that these rows keep what they are', async () => {
    const { accepted, rejected, plan } = await collectRows([
      Buffer.from(
        [
          header,
          '18 Sep 2026,Order,09-1,24.35,GBP,600,25.00,-0.40,GBP,--,-0.25',
          '18 Sep 2026,Order,09-2,24.35,GBP,600,25.00,-0.40,GBP,--,-0.25',
          '18 Sep 2026,Other fee,09-1,-1.92,GBP,600,--,--,GBP,Promoted Listings,-0.25',
        ].join('\n'),
      ),
    ]);
    expect(plan.ownProfile).toBeUndefined();
    expect(rejected).toHaveLength(2);
    expect(JSON.parse(accepted[0].payload).components).toMatchObject([
      { kind: 'advertising_fee', amount: '-1.92' },
    ]);
  });
});
