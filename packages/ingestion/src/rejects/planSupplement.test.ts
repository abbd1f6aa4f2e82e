import { randomUUID as uuid } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { mappingProfile } from '../mappings/mappingProfile';
import { planReading } from '../plan/planReading';
import type { ReadingPlan } from '../plan/ReadingPlan';
import { readingPlanSchema } from '../plan/readingPlanSchema';
import type { Profile } from '../profiles/Profile';
import { collectRows } from '../testing';
import { planSupplement } from './planSupplement';
import { REJECT_COLUMNS } from './rejectColumns';
import type { Supplement } from './Supplement';

const STORE = { timeZone: 'UTC', currency: 'USD' };
const COLUMNS = 'order_id,purchased_at,sku,quantity,currency,item_price,note';
const supplement: Supplement = {
  batchId: uuid(),
  fileName: 'march.csv',
  rows: 20,
  opening: [],
};

/** A line of the rejects file. */
const mended = (
  row: number | string,
  cells: string,
  batch = supplement.batchId,
) => `${row},9,INVALID_MONEY,Not an amount,${batch},${cells}`;
const fileOf = (columns: string, ...lines: string[]) =>
  Buffer.from(
    [`${REJECT_COLUMNS.join(',')},${columns}`, ...lines, ''].join('\n'),
  );
const rowOf = (id: string, price = '10.00', note = '') =>
  `${id},2026-05-01T10:00:00Z,S,1,USD,${price},${note}`;

describe('a file of rejected rows that is read again', () => {
  let march: ReadingPlan;

  beforeAll(async () => {
    march = await planOf(`${COLUMNS}\n${rowOf('A-1', '1,5')}\n`);
  });

  /** A plan as the database gives it back. */
  async function planOf(
    text: string,
    profiles?: Profile[],
  ): Promise<ReadingPlan> {
    const plan = await planReading({
      open: () => Readable.from([Buffer.from(text)]),
      store: STORE,
      profiles,
    });
    return readingPlanSchema.parse(JSON.parse(JSON.stringify(plan)));
  }

  async function read(
    file: Buffer,
    { of = march, ...said }: { of?: ReadingPlan; supplement?: Supplement } = {},
  ) {
    const plan = await planSupplement({
      source: {
        byteSize: file.length,
        open: range => Readable.from([file.subarray(range?.start, range?.end)]),
      },
      store: STORE,
      supplement,
      of,
      ...said,
    });
    return await collectRows([file], { plan });
  }

  it('has the numbers that its rows had, its cells restored, and its own columns left out', async () => {
    const { accepted, rejected, summary } = await read(
      fileOf(
        COLUMNS,
        mended(7, "'=B-7,2026-05-01T10:00:00Z,S,1,USD,-2.5,'@home"),
        ',,,,,,,,,,,',
        mended(3, rowOf('B-3', 'much')),
      ),
    );
    expect(
      accepted.map(row => [row.rowNumber, JSON.parse(row.payload)]),
    ).toEqual([
      [
        7,
        expect.objectContaining({
          order_id: '=B-7',
          other: { note: '@home' },
        }),
      ],
    ]);
    expect(rejected).toMatchObject([{ rowNumber: 3, code: 'INVALID_MONEY' }]);
    expect(summary).toMatchObject({
      rowsTotal: 2,
      rowsLoaded: 1,
      columns: { other: ['note'] },
    });
  });

  it('has its amounts read as those of its batch, whatever they look like alone', async () => {
    const comma = await planOf(`${COLUMNS}\n${rowOf('A-1', '"1.234,56"')}\n`);
    const { accepted } = await read(
      fileOf(COLUMNS, mended(1, rowOf('A-1', '1.234'))),
      { of: comma },
    );
    expect(JSON.parse(accepted[0].payload)).toMatchObject({
      item_price: '1234',
    });
  });

  it('is read by the mapping of its batch', async () => {
    const header = ['Beleg', 'Tag', '', 'Währung', 'Betrag'];
    const of = await planOf(
      `${header.join(';')}\nB-1;13.09.2026;;EUR;1.210,50\nB-9;morgen;;EUR;3,00\n`,
      [
        mappingProfile({
          mappingId: uuid(),
          version: 2,
          name: 'Hofladen',
          header,
          definition: {
            kind: 'orders',
            fields: [
              { field: 'order_id', column: 'Beleg' },
              { field: 'purchased_at', column: 'Tag' },
              { field: 'currency', column: 'Währung' },
              { field: 'item_price', column: 'Betrag' },
            ],
            identity: [],
            words: {},
            personal: [],
          },
        }),
      ],
    );
    const file = Buffer.from(
      fileOf(header.join(','), mended(2, 'B-9,19.09.2026,note,EUR,"3,00"'))
        .toString()
        .replaceAll(',', ';')
        .replace('"3;00"', '3,00'),
    );
    const { plan, accepted } = await read(file, { of });
    expect(plan).toMatchObject({
      profileTitle: 'Hofladen',
      profileVersion: 2,
      header,
    });
    expect(JSON.parse(accepted[0].payload)).toMatchObject({
      purchased_at: '2026-09-19T00:00:00Z',
      item_price: '3.00',
      other: { 'column 3': 'note' },
    });
  });

  it('goes on with the totals of its batch, and the currency of its settlements', async () => {
    const sample = await readFile(
      path.resolve(__dirname, '../../profiles/amazon-settlement-v2/sample.txt'),
      'latin1',
    );
    const of = await planOf(sample);
    const line = sample.split(/\r?\n/)[2].split('\t');
    const cells = line.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',');
    const file = fileOf(of.header.join(','), mended(2, cells));
    const opened = (stated: string): Supplement => ({
      ...supplement,
      opening: [
        { per: line[0], currency: 'EUR', stated, byType: { fee: '-9.00' } },
      ],
    });
    const { accepted, summary } = await read(file, {
      of,
      supplement: opened('1240.00'),
    });
    expect(JSON.parse(accepted[0].payload)).toMatchObject({ currency: 'EUR' });
    expect(summary.controlTotals).toMatchObject([
      { stated: '1240.00', summed: '1240.00', difference: '0.00' },
    ]);
    await expect(
      read(file, { of, supplement: opened('1250.00') }),
    ).rejects.toMatchObject({
      code: 'TOTALS_DO_NOT_TIE',
      message: expect.stringMatching(/differs by -10.00.*march\.csv/),
    });
  });

  it('puts a product under the order above it only where it stood there in its own file', async () => {
    const columns =
      '# de venta,Fecha de venta,Estado,Unidades,Ingresos por productos (MXN),Total (MXN)';
    const order = (id: string) =>
      `${id},16 de septiembre de 2026 8:05 hs.,Entregado,1,100,100`;
    const product = (id: string) => `${id},,Entregado,1,,`;
    const of = await planOf(`${columns}\n${order('1')}\n`);
    const { accepted, rejected } = await read(
      fileOf(
        columns,
        mended(3, order('Y')),
        mended(7, product('X-1')),
        mended(8, product('X-2')),
        mended(11, order('Z')),
        mended(12, product('Z-1')),
        mended(13, product('Z-2')),
        mended(15, product('W-3')),
      ),
      { of },
    );
    expect(
      accepted.map(({ rowNumber, orderId }) => [rowNumber, orderId]),
    ).toEqual([
      [3, 'Y'],
      [11, 'Z'],
      [12, 'Z'],
      [13, 'Z'],
    ]);
    expect(rejected).toMatchObject(
      [7, 8, 15].map(rowNumber => ({
        rowNumber,
        code: 'MISSING_VALUE',
        column: 'Fecha de venta',
      })),
    );
  });

  it.each([
    [
      'a column less',
      fileOf('order_id,purchased_at', mended(1, 'A,2026')),
      'NOT_THE_REJECTS',
      /Download its rejected rows/,
    ],
    [
      'rows of another batch',
      fileOf(COLUMNS, mended(1, rowOf('A'), uuid())),
      'NOT_THE_REJECTS',
      /page of its own batch/,
    ],
    [
      'a row without its number',
      fileOf(COLUMNS, mended('', rowOf('A'))),
      'ROW_NOT_REJECTED',
      /Line 2 .*march\.csv/,
    ],
    [
      'a row that its batch never had',
      fileOf(COLUMNS, mended(21, rowOf('A'))),
      'ROW_NOT_REJECTED',
      /"21"/,
    ],
    [
      'a row twice',
      fileOf(COLUMNS, mended(4, rowOf('A')), mended(4, rowOf('B'))),
      'ROW_REPEATED',
      /Line 3 has row 4/,
    ],
  ])('is refused with %s', async (_, file, code, message) => {
    const error = await read(file).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });

  it('is no file by itself', async () => {
    await expect(
      collectRows([fileOf(COLUMNS, mended(1, rowOf('A')))]),
    ).rejects.toMatchObject({
      code: 'REJECTS_OF_NO_BATCH',
      message: expect.stringContaining('Upload the corrected rows'),
    });
  });
});
