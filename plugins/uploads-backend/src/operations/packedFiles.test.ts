import { gzipSync } from 'node:zlib';
import { textRows, workbookOf, zipOf } from '@tieout/ingestion/testing';
import { Batch } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { InspectionCalls } from '../__testUtils__/InspectionCalls';
import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

const zipOfTwo = (key: string) =>
  zipOf([
    { name: 'may.csv', content: fileOf(rowOf(`${key}-1`)) },
    { name: 'june.csv', content: fileOf(rowOf(`${key}-2`), rowOf(`${key}-3`)) },
  ]);

describe('packed files', () => {
  let portal: UploadsPortal;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  const orderIds = async (batch: Batch) =>
    (await portal.rawRows(batch)).map(row => row.order_id);

  it('are loaded by what is in them, and kept as they came', async () => {
    const packed = gzipSync(fileOf(rowOf('G-1'), rowOf('G-2')));
    const { body } = await portal.upload(packed, { fileName: 'may.csv.gz' });
    const { batch, reading } = await portal.settle(body.batch);
    expect(batch).toMatchObject({
      status: 'loaded',
      rowsLoaded: 2,
      byteSize: packed.length,
    });
    expect(reading?.plan.packing).toMatchObject({ kind: 'gzip' });
    const file = await request(portal.server)
      .get(api(portal.ours, `/batches/${batch.batchId}/file`))
      .set(as('ada'))
      .expect(200);
    expect(packed.equals(file.body)).toBe(true);
  });

  it('are asked about before a commit where there are several in one, and read by the answer', async () => {
    const asked = await inspections.inspected(zipOfTwo('C'));
    expect(asked).toMatchObject({
      status: 'done',
      reading: {
        plan: {
          packing: { kind: 'zip', parts: ['may.csv', 'june.csv'] },
          questions: [{ about: 'member', proposed: 'may.csv' }],
        },
      },
    });
    const { body } = await inspections.act(asked, '/inspect', {
      choices: { member: 'june.csv' },
    });
    const answered = await portal.settleInspection(body);
    expect(answered).toMatchObject({
      reading: { plan: { packing: { part: { value: 'june.csv' } } } },
      rows: { loaded: 2 },
    });
    const { batch } = await inspections.committed(answered);
    expect(await orderIds(batch)).toEqual(['C-2', 'C-3']);
  });

  it('are asked about on the page of a batch, and read by the answer', async () => {
    const { body } = await portal.upload(zipOfTwo('B'));
    const { batch } = await portal.settle(body.batch);
    expect(batch).toMatchObject({
      status: 'failed',
      failure: {
        code: 'NEEDS_ANSWER',
        message: expect.stringContaining('which of the 2 exports in it'),
      },
    });
    await request(portal.server)
      .post(api(portal.ours, `/batches/${batch.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: 'May was asked for', choices: { member: 'may.csv' } })
      .expect(200);
    expect((await portal.settle(batch)).batch.status).toBe('loaded');
    expect(await orderIds(batch)).toEqual(['B-1']);
  });

  it('can be workbooks, of which the first sheet that is an export is read', async () => {
    const cells = fileOf(rowOf('X-1'), rowOf('X-2'))
      .trimEnd()
      .split('\n')
      .map(line => line.split(','));
    const workbook = workbookOf({
      sheets: [
        { name: 'About', rows: textRows(['Orders of May']) },
        { name: 'Orders', rows: textRows(...cells) },
      ],
    });
    const looked = await inspections.inspected(workbook);
    expect(looked.reading?.plan.packing).toMatchObject({
      kind: 'xlsx',
      part: { value: 'Orders', by: 'file' },
    });
    const { batch } = await inspections.committed(looked);
    expect(await orderIds(batch)).toEqual(['X-1', 'X-2']);
  });

  it('fail by what is wrong with them, without another attempt', async () => {
    const cut = gzipSync(fileOf(rowOf('D-1'))).subarray(0, -9);
    const { body } = await portal.upload(cut);
    expect(await portal.settle(body.batch)).toMatchObject({
      batch: { status: 'failed', failure: { code: 'ARCHIVE_DAMAGED' } },
      jobRuns: [{ status: 'failed' }],
    });
  });
});
