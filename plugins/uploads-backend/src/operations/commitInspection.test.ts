import request from 'supertest';
import {
  ambiguousSettlement,
  InspectionCalls,
} from '../__testUtils__/InspectionCalls';
import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('an inspected file', () => {
  let portal: UploadsPortal;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  it('names the batch that holds the same bytes, and commits to that', async () => {
    const file = fileOf(rowOf('TWICE-1'));
    const { body } = await portal.upload(file);
    await portal.settle(body.batch);
    const inspection = await inspections.inspected(file, {
      fileName: 'copy.csv',
    });
    expect(inspection).toMatchObject({
      existingBatchId: body.batch.batchId,
      rows: { new: 0, known: 1, changed: 0 },
    });
    const commit = await inspections.act(inspection, '/commit');
    expect(commit.status).toBe(200);
    expect(commit.body).toMatchObject({
      created: false,
      batch: { batchId: body.batch.batchId },
    });
  });

  it('reads the batch of the same bytes again where that failed, as it was looked at', async () => {
    const file = await ambiguousSettlement('33330000333');
    const { body } = await portal.upload(file);
    const asked = await portal.settle(body.batch);
    expect(asked.batch.failure?.code).toBe('NEEDS_ANSWER');

    const asking = await inspections.inspected(file);
    expect(asking).toMatchObject({
      existingBatchId: body.batch.batchId,
      existingBatchStatus: 'failed',
    });
    const { body: again } = await inspections.act(asking, '/inspect', {
      choices: { dates: 'dmy' },
    });
    const commit = await inspections.act(
      await portal.settleInspection(again),
      '/commit',
    );
    expect(commit.status).toBe(200);
    expect(commit.body).toMatchObject({
      created: false,
      batch: { batchId: body.batch.batchId, status: 'received' },
    });
    expect(await portal.settle(body.batch)).toMatchObject({
      batch: { status: 'loaded' },
      choices: { dates: 'dmy' },
      reading: { plan: { date: { value: 'dmy', by: 'user' } } },
    });
  });

  it('is refused where its bytes are loaded already, read otherwise, and stays', async () => {
    const file = fileOf(rowOf('OTHERWISE-1'));
    const { body } = await portal.upload(file);
    await portal.settle(body.batch);
    const { body: again } = await inspections.act(
      await inspections.inspected(file),
      '/inspect',
      { choices: { quotes: false } },
    );
    const inspection = await portal.settleInspection(again);
    const refused = await inspections.act(inspection, '/commit');
    expect([refused.status, refused.body.error.code]).toEqual([
      409,
      'BATCH_READ_OTHERWISE',
    ]);
    expect(refused.body.error.message).toMatch(/orders\.csv.*first/);
    expect(await portal.settleInspection(inspection)).toEqual(inspection);
  });

  it('makes one batch of a commit that is pressed twice', async () => {
    const inspection = await inspections.inspected(fileOf(rowOf('PRESS-1')));
    const answers = await Promise.all([
      inspections.act(inspection, '/commit'),
      inspections.act(inspection, '/commit'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
  });

  it('forgets what is dropped', async () => {
    const inspection = await inspections.inspected(fileOf(rowOf('DROP-1')));
    const drop = () =>
      request(portal.server).delete(inspections.path(inspection));
    await drop().set(as('ada')).expect(204);
    const { body } = await drop().set(as('ada')).expect(404);
    expect(body.error.code).toBe('INSPECTION_NOT_FOUND');
  });

  it('is nothing to another tenant, and only to look at for a viewer', async () => {
    const inspection = await inspections.inspected(fileOf(rowOf('MINE-1')));
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
    await request(server)
      .get(inspections.path(inspection))
      .set(as('viewer'))
      .expect(200);
    await request(server)
      .post(inspections.path(inspection, '/commit'))
      .set(as('viewer'))
      .expect(403);
  });
});
