import { readFile } from 'node:fs/promises';
import request from 'supertest';
import { InspectionCalls, SETTLEMENT } from '../__testUtils__/InspectionCalls';
import {
  api,
  as,
  fileOf,
  HEADER,
  LIMIT,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('inspecting a file before it is loaded', () => {
  let portal: UploadsPortal;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  it('says what a settlement is and adds up to, makes no batch, and loads it once committed', async () => {
    const inspection = await inspections.inspected(await readFile(SETTLEMENT), {
      fileName: 'settlement.txt',
    });
    expect(inspection).toMatchObject({
      status: 'done',
      fileName: 'settlement.txt',
      reading: {
        plan: {
          profile: { value: 'amazon-settlement-v2' },
          encoding: { value: 'windows-1252' },
          delimiter: { value: '\t' },
          headerRecord: { value: 0 },
          headerLine: 1,
          header: expect.arrayContaining(['settlement-id']),
          questions: [],
        },
        controlTotals: [
          { stated: '1039.17', summed: '1039.17', difference: '0.00' },
        ],
        sums: expect.arrayContaining([
          { kind: 'payouts', currency: 'EUR', records: 1, amount: '1039.17' },
        ]),
      },
      rows: {
        total: 16,
        loaded: 16,
        rejected: 0,
        new: 16,
        known: 0,
        changed: 0,
      },
      rejectedRows: [],
    });
    expect(inspection.existingBatchId).toBeUndefined();
    const { body: page } = await request(portal.server)
      .get(api(portal.ours, '/batches'))
      .query({ q: 'settlement' })
      .set(as('ada'));
    expect(page.total).toBe(0);

    const { batch, reading } = await inspections.committed(inspection);
    expect(batch).toMatchObject({
      status: 'loaded',
      fileName: 'settlement.txt',
      profile: 'amazon-settlement-v2',
      uploadedBy: 'user:default/ada',
    });
    expect(reading).toMatchObject({
      plan: { kind: 'transactions' },
      controlTotals: [{ difference: '0.00' }],
    });
    const rows = await inspections.landed(batch.batchId);
    expect([rows.transactions.length, rows.payouts.length]).toEqual([15, 1]);
    await request(portal.server)
      .get(inspections.path(inspection))
      .set(as('ada'))
      .expect(404);

    const again = await inspections.inspected(
      Buffer.concat([await readFile(SETTLEMENT), Buffer.from('\n')]),
    );
    expect(again.rows).toMatchObject({ new: 0, known: 16, changed: 0 });
  });

  it('shows what a settlement adds up to that does not tie, and a batch of it keeps no row', async () => {
    const untied = (await readFile(SETTLEMENT, 'latin1'))
      .replaceAll('24680135791', '24680135799')
      .replace('1.039,17', '1.139,17');
    const failure = { code: 'TOTALS_DO_NOT_TIE' };
    const shown = {
      controlTotals: [
        { stated: '1139.17', summed: '1039.17', difference: '-100.00' },
      ],
    };
    const inspection = await inspections.inspected(
      Buffer.from(untied, 'latin1'),
    );
    expect(inspection).toMatchObject({
      failure,
      status: 'failed',
      reading: shown,
      rows: { total: 16, loaded: 16 },
    });
    expect((await inspections.act(inspection, '/commit')).status).toBe(409);

    const { body } = await portal.upload(Buffer.from(untied, 'latin1'));
    const { batch, reading } = await portal.settle(body.batch);
    expect(batch).toMatchObject({ failure, status: 'failed' });
    expect(reading).toMatchObject(shown);
    expect(await inspections.landed(batch.batchId)).toEqual({
      orders: [],
      transactions: [],
      payouts: [],
    });
  });

  it('tells new rows from those that the store has, as they are or otherwise, and shows the rejected', async () => {
    const { body } = await portal.upload(
      fileOf(rowOf('CMP-1'), rowOf('CMP-2', '10.00')),
    );
    await portal.settle(body.batch);
    const inspection = await inspections.inspected(
      fileOf(
        rowOf('CMP-1'),
        rowOf('CMP-2', '11.00'),
        rowOf('CMP-3'),
        rowOf('CMP\\4'),
        rowOf('CMP-5', 'much'),
      ),
    );
    expect(inspection).toMatchObject({
      rows: {
        total: 5,
        loaded: 4,
        rejected: 1,
        new: 2,
        known: 1,
        changed: 1,
      },
      rejectedRows: [
        {
          rowNumber: 5,
          lineNumber: 6,
          column: 'item_price',
          code: 'INVALID_MONEY',
          original: rowOf('CMP-5', 'much'),
        },
      ],
    });
  });

  it.each([
    ['columns of nothing known', 'a,b\n1,2\n', 'HEADER_NOT_RECOGNISED'],
    ['an empty file', '', 'FILE_EMPTY'],
    ['a header alone', `${HEADER}\n`, 'NO_ROWS'],
  ])(
    'says why %s cannot be read, and commits it not',
    async (_, file, code) => {
      const inspection = await inspections.inspected(file);
      expect(inspection).toMatchObject({ status: 'failed', failure: { code } });
      expect(inspection.failure?.message).toMatch(/\w+ \w+/);
      const { body, status } = await inspections.act(inspection, '/commit');
      expect([status, body.error.code]).toEqual([409, 'INSPECTION_NOT_DONE']);
    },
  );

  it('refuses what an upload refuses', async () => {
    const large = await portal.inspect(Buffer.alloc(LIMIT + 1, 'x'));
    expect([large.status, large.body.error.code]).toEqual([
      413,
      'OBJECT_TOO_LARGE',
    ]);
    const elsewhere = await portal.inspect(fileOf(rowOf('X')), {
      storeId: portal.theirs.stores[0].storeId,
    });
    expect([elsewhere.status, elsewhere.body.error.code]).toEqual([
      404,
      'STORE_NOT_FOUND',
    ]);
  });
});
