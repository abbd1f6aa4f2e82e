import { Batch } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { InspectionCalls } from '../__testUtils__/InspectionCalls';
import { RejectsCalls } from '../__testUtils__/RejectsCalls';
import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('retrying a batch whose transformation failed', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const failTransform = ({ batchId }: Batch, leftInMarts = false) =>
    portal.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batchId })
        .update({
          status: 'failed',
          failure_stage: 'transform',
          failure_code: 'DBT_MODEL_ERROR',
          metadata: JSON.stringify({
            localRun: { status: 'failed', leftInMarts },
          }),
        }),
    );

  /** A loaded batch of which a dbt run failed. */
  async function failedTransform(orderId: string, leftInMarts: boolean) {
    const { body } = await portal.upload(fileOf(rowOf(orderId)));
    const { batch } = await portal.settle(body.batch);
    await failTransform(batch, leftInMarts);
    return batch;
  }

  const retry = ({ batchId }: Batch, choices?: object) =>
    request(portal.server)
      .post(api(portal.ours, `/batches/${batchId}/retry`))
      .set(as('ada'))
      .send({ reason: 'Read wrongly', choices });

  it('reads its file anew where it says how, with these choices alone', async () => {
    const batch = await failedTransform('ANEW-1', false);
    await portal.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batch.batchId })
        .update({ choices: JSON.stringify({ dates: 'dmy' }) }),
    );
    const { body } = await retry(batch, { quotes: false }).expect(200);
    expect(body.status).toBe('received');
    expect(await portal.settle(batch)).toMatchObject({
      choices: { quotes: false },
      reading: { plan: { quotes: { value: false, by: 'user' } } },
    });
    const detail = await portal.settle(batch);
    expect(detail.choices).not.toHaveProperty('dates');
  });

  it('waits with that until the marts no longer hold what was read before', async () => {
    const batch = await failedTransform('LEFT-1', true);
    const { status, body } = await retry(batch, { quotes: false });
    expect([status, body.error.code]).toEqual([409, 'BATCH_LEFT_IN_MARTS']);
    expect(body.error.message).toMatch(/try again/);
    expect(await portal.settle(batch)).toMatchObject({
      batch: { status: 'failed' },
      choices: {},
    });

    const { body: retried } = await retry(batch).expect(200);
    expect(retried.status).toBe('loaded');
  });

  it('reads no file anew of which rows are mended, for they would count twice', async () => {
    const rejects = new RejectsCalls(portal);
    const inspections = new InspectionCalls(portal);
    const file = fileOf(rowOf('MENDED-1'), rowOf('MENDED-2', '1.00.00'));
    const { batch } = await rejects.loaded(file);
    const mended = await rejects.corrected(batch, { '1.00.00': '5.00' });
    const { batch: supplement } = await rejects.loaded(mended, {
      fileName: 'mended.csv',
      supplements: batch.batchId,
    });
    await failTransform(batch);
    await failTransform(supplement);

    const refusals = [
      await retry(batch, { quotes: false }),
      await inspections.act(await inspections.inspected(file), '/commit'),
    ];
    for (const { status, body } of refusals) {
      expect([status, body.error.code]).toEqual([409, 'BATCH_SUPPLEMENTED']);
      expect(body.error.message).toMatch(/mended\.csv.*Undo/);
    }
    expect(await portal.rawRows(supplement)).toHaveLength(1);

    await rejects.undo(supplement).expect(200);
    await retry(batch, { quotes: false }).expect(200);
    expect((await portal.settle(batch)).batch.status).toBe('loaded');
  });

  it('runs dbt again where rows are mended and the file is not read anew', async () => {
    const rejects = new RejectsCalls(portal);
    const { batch } = await rejects.loaded(fileOf(rowOf('AGAIN-1', 'x')));
    const mended = await rejects.corrected(batch, { x: '5.00' });
    await rejects.loaded(mended, { supplements: batch.batchId });
    await failTransform(batch);
    const { body } = await retry(batch).expect(200);
    expect(body.status).toBe('loaded');
  });
});
