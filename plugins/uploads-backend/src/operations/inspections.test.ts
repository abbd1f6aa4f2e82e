import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Inspection } from '@tieout/plugin-uploads-common';
import request from 'supertest';
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

const SETTLEMENT = path.join(
  resolvePackagePath('@tieout/ingestion', 'profiles/amazon-settlement-v2'),
  'sample.txt',
);

/** A settlement whose dates can be read day first and month first. */
const ambiguous = async (settlementId: string) =>
  (await readFile(SETTLEMENT, 'latin1'))
    .replaceAll('24680135791', settlementId)
    .replace(/\d\d\.09\.2026/g, '03/04/2026');

describe('inspecting a file before it is loaded', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const at = ({ inspectionId }: Inspection, rest = '') =>
    api(portal.ours, `/inspections/${inspectionId}${rest}`);
  const act = (inspection: Inspection, rest: string, body: object = {}) =>
    request(portal.server).post(at(inspection, rest)).set(as('ada')).send(body);
  const inspected = async (
    file: string | Buffer,
    options: Parameters<UploadsPortal['inspect']>[1] = {},
  ) => {
    const { body, status } = await portal.inspect(file, options);
    expect(status).toBe(202);
    return await portal.settleInspection(body);
  };
  const committed = async (inspection: Inspection) => {
    const { body, status } = await act(inspection, '/commit');
    expect(status).toBe(201);
    return await portal.settle(body.batch);
  };
  const landed = async (batchId: string) =>
    await portal.database.withTenant(portal.ours.tenantId, async tx => ({
      orders: await tx('raw.orders').where({ batch_id: batchId }),
      transactions: await tx('raw.transactions').where({ batch_id: batchId }),
      payouts: await tx('raw.payouts').where({ batch_id: batchId }),
    }));

  it('says what a settlement is and adds up to, makes no batch, and loads it once committed', async () => {
    const inspection = await inspected(await readFile(SETTLEMENT), {
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

    const { batch, reading } = await committed(inspection);
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
    const rows = await landed(batch.batchId);
    expect([rows.transactions.length, rows.payouts.length]).toEqual([15, 1]);
    await request(portal.server).get(at(inspection)).set(as('ada')).expect(404);

    const again = await inspected(
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
    const inspection = await inspected(Buffer.from(untied, 'latin1'));
    expect(inspection).toMatchObject({
      failure,
      status: 'failed',
      reading: shown,
      rows: { total: 16, loaded: 16 },
    });
    expect((await act(inspection, '/commit')).status).toBe(409);

    const { body } = await portal.upload(Buffer.from(untied, 'latin1'));
    const { batch, reading } = await portal.settle(body.batch);
    expect(batch).toMatchObject({ failure, status: 'failed' });
    expect(reading).toMatchObject(shown);
    expect(await landed(batch.batchId)).toEqual({
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
    const inspection = await inspected(
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

  it('asks what the dates of a file leave open, and reads it by the answer', async () => {
    const inspection = await inspected(await ambiguous('11110000111'));
    expect(inspection).toMatchObject({
      status: 'done',
      reading: { plan: { questions: [{ about: 'dates' }] } },
    });
    expect(inspection.rows).toBeUndefined();
    const early = await act(inspection, '/commit');
    expect(early.status).toBe(409);
    expect(early.body.error.code).toBe('INSPECTION_NOT_DONE');

    const { body, status } = await act(inspection, '/inspect', {
      choices: { dates: 'dmy' },
    });
    expect(status).toBe(202);
    expect(body).toMatchObject({ choices: { dates: 'dmy' } });
    const answered = await portal.settleInspection(body);
    expect(answered).toMatchObject({
      status: 'done',
      reading: {
        plan: { date: { value: 'dmy', by: 'user' }, questions: [] },
      },
      rows: { loaded: 16 },
    });
    const { batch } = await committed(answered);
    const { payouts } = await landed(batch.batchId);
    expect(payouts).toMatchObject([
      { payload: { paid_at: '2026-04-03T08:12:31Z' } },
    ]);
  });

  it('fails a batch that asks, and reads it when it is retried with the answer', async () => {
    const { body } = await portal.upload(await ambiguous('22220000222'));
    const asked = await portal.settle(body.batch);
    expect(asked).toMatchObject({
      batch: { status: 'failed', failure: { code: 'NEEDS_ANSWER' } },
      reading: { plan: { questions: [{ about: 'dates' }] } },
    });
    await request(portal.server)
      .post(api(portal.ours, `/batches/${asked.batch.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: 'Months come first', choices: { dates: 'mdy' } })
      .expect(200);
    const { batch, reading } = await portal.settle(asked.batch);
    expect(batch.status).toBe('loaded');
    expect(reading).toMatchObject({
      plan: { date: { value: 'mdy', by: 'user' } },
    });
    const { payouts } = await landed(batch.batchId);
    expect(payouts).toMatchObject([
      { payload: { paid_at: '2026-03-04T08:12:31Z' } },
    ]);
  });

  it('reads the file of a batch anew when a retry says how, wherever the batch failed', async () => {
    const { body } = await portal.upload(fileOf(rowOf('ANEW-1')));
    const { batch } = await portal.settle(body.batch);
    await portal.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batch.batchId })
        .update({
          status: 'failed',
          failure_stage: 'transform',
          failure_code: 'DBT_MODEL_ERROR',
        }),
    );
    const { body: retried } = await request(portal.server)
      .post(api(portal.ours, `/batches/${batch.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: 'Read wrongly', choices: { quotes: false } })
      .expect(200);
    expect(retried.status).toBe('received');
    const { reading } = await portal.settle(batch);
    expect(reading).toMatchObject({
      plan: { quotes: { value: false, by: 'user' } },
    });
  });

  it.each([
    ['columns of nothing known', 'a,b\n1,2\n', 'HEADER_NOT_RECOGNISED'],
    ['an empty file', '', 'FILE_EMPTY'],
    ['a header alone', `${HEADER}\n`, 'NO_ROWS'],
  ])(
    'says why %s cannot be read, and commits it not',
    async (_, file, code) => {
      const inspection = await inspected(file);
      expect(inspection).toMatchObject({ status: 'failed', failure: { code } });
      expect(inspection.failure?.message).toMatch(/\w+ \w+/);
      const { body, status } = await act(inspection, '/commit');
      expect([status, body.error.code]).toEqual([409, 'INSPECTION_NOT_DONE']);
    },
  );

  it('names the batch that holds the same bytes, and commits to that', async () => {
    const file = fileOf(rowOf('TWICE-1'));
    const { body } = await portal.upload(file);
    await portal.settle(body.batch);
    const inspection = await inspected(file, { fileName: 'copy.csv' });
    expect(inspection).toMatchObject({
      existingBatchId: body.batch.batchId,
      rows: { new: 0, known: 1, changed: 0 },
    });
    const commit = await act(inspection, '/commit');
    expect(commit.status).toBe(200);
    expect(commit.body).toMatchObject({
      created: false,
      batch: { batchId: body.batch.batchId },
    });
  });

  it('makes one batch of a commit that is pressed twice', async () => {
    const inspection = await inspected(fileOf(rowOf('PRESS-1')));
    const answers = await Promise.all([
      act(inspection, '/commit'),
      act(inspection, '/commit'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
  });

  it('forgets what is dropped', async () => {
    const inspection = await inspected(fileOf(rowOf('DROP-1')));
    const drop = () => request(portal.server).delete(at(inspection));
    await drop().set(as('ada')).expect(204);
    const { body } = await drop().set(as('ada')).expect(404);
    expect(body.error.code).toBe('INSPECTION_NOT_FOUND');
  });

  it('is nothing to another tenant, and only to look at for a viewer', async () => {
    const inspection = await inspected(fileOf(rowOf('MINE-1')));
    const theirs = (rest = '') =>
      api(portal.theirs, `/inspections/${inspection.inspectionId}${rest}`);
    const { server } = portal;
    const answers = [
      await request(server).get(theirs()).set(as('eve')),
      await request(server)
        .post(theirs('/inspect'))
        .set(as('eve'))
        .send({ choices: {} }),
      await request(server).post(theirs('/commit')).set(as('eve')),
      await request(server).delete(theirs()).set(as('eve')),
    ];
    for (const { status, body } of answers) {
      expect([status, body.error.code]).toEqual([404, 'INSPECTION_NOT_FOUND']);
    }
    await request(server).get(at(inspection)).set(as('viewer')).expect(200);
    await request(server)
      .post(at(inspection, '/commit'))
      .set(as('viewer'))
      .expect(403);
  });

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
