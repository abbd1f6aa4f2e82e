import request from 'supertest';
import {
  ambiguousSettlement,
  InspectionCalls,
} from '../__testUtils__/InspectionCalls';
import { api, as, UploadsPortal } from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('what a file leaves open', () => {
  let portal: UploadsPortal;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  it('asks what the dates of a file leave open, and reads it by the answer', async () => {
    const inspection = await inspections.inspected(
      await ambiguousSettlement('11110000111'),
    );
    expect(inspection).toMatchObject({
      status: 'done',
      reading: { plan: { questions: [{ about: 'dates' }] } },
    });
    expect(inspection.rows).toBeUndefined();
    const early = await inspections.act(inspection, '/commit');
    expect(early.status).toBe(409);
    expect(early.body.error.code).toBe('INSPECTION_NOT_DONE');

    const { body, status } = await inspections.act(inspection, '/inspect', {
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
    const { batch } = await inspections.committed(answered);
    const { payouts } = await inspections.landed(batch.batchId);
    expect(payouts).toMatchObject([
      { payload: { paid_at: '2026-04-03T08:12:31Z' } },
    ]);
  });

  it('fails a batch that asks, and reads it when it is retried with the answer', async () => {
    const { body } = await portal.upload(
      await ambiguousSettlement('22220000222'),
    );
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
    const { payouts } = await inspections.landed(batch.batchId);
    expect(payouts).toMatchObject([
      { payload: { paid_at: '2026-03-04T08:12:31Z' } },
    ]);
  });
});
