import { Batch } from '@tieout/plugin-uploads-common';
import request from 'supertest';
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

  /** A loaded batch of which a dbt run failed. */
  async function failedTransform(orderId: string, leftInMarts: boolean) {
    const { body } = await portal.upload(fileOf(rowOf(orderId)));
    const { batch } = await portal.settle(body.batch);
    await portal.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batch.batchId })
        .update({
          status: 'failed',
          failure_stage: 'transform',
          failure_code: 'DBT_MODEL_ERROR',
          metadata: JSON.stringify({
            localRun: { status: 'failed', leftInMarts },
          }),
        }),
    );
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
});
