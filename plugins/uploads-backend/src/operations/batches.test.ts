import request from 'supertest';
import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('batches', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  it('answers for a batch of another tenant as for one that is not', async () => {
    const { body } = await portal.upload(fileOf(rowOf('THEIRS')), {
      tenant: portal.theirs,
      user: 'eve',
    });
    const get = (batchId: string) =>
      request(portal.server)
        .get(api(portal.ours, `/batches/${batchId}`))
        .set(as('ada'));
    const foreign = await get(body.batch.batchId);
    const unknown = await get('01890a5d-ac96-774b-bcce-b302099a8057');
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.body.error).toEqual(unknown.body.error);
    const list = await request(portal.server)
      .get(api(portal.theirs, '/batches'))
      .set(as('ada'));
    expect(list.status).toBe(404);
  });

  it('filters and pages the list', async () => {
    for (const id of ['LIST-1', 'LIST-2']) {
      const { body } = await portal.upload(fileOf(rowOf(id)));
      await portal.settle(body.batch);
    }
    const response = await request(portal.server)
      .get(api(portal.ours, '/batches'))
      .query('status=loaded&status=ready&limit=1')
      .set(as('ada'));
    expect(response.status).toBe(200);
    expect(response.body.items).toHaveLength(1);
    expect(response.body.nextCursor).toEqual(expect.any(String));
  });

  it('retries a failed batch once, however often the button is pressed', async () => {
    const { body } = await portal.upload('broken\n1\n');
    const { batch } = await portal.settle(body.batch);
    const press = () =>
      request(portal.server)
        .post(api(portal.ours, `/batches/${batch.batchId}/retry`))
        .set(as('ada'))
        .send({ reason: 'Mended the profile' });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(press));
    expect(answers.filter(a => a.status === 200)).toHaveLength(1);
    expect(answers.filter(a => a.status === 409)).toHaveLength(4);
    const after = await portal.settle(batch);
    expect(after.jobRuns).toHaveLength(2);
    expect(after.events).toContainEqual(
      expect.objectContaining({
        fromStatus: 'failed',
        toStatus: 'received',
        reason: 'Mended the profile',
      }),
    );
  });

  it('does not cancel what is loaded', async () => {
    const { body } = await portal.upload(fileOf(rowOf('CANCEL-1')));
    const { batch } = await portal.settle(body.batch);
    const response = await request(portal.server)
      .post(api(portal.ours, `/batches/${batch.batchId}/cancel`))
      .set(as('ada'))
      .send({ reason: 'Wrong file' });
    expect(response.status).toBe(409);
    expect(response.body.error.code).toBe('BATCH_NOT_CANCELLABLE');
  });

  it('asks for a reason', async () => {
    const { body } = await portal.upload('broken too\n1\n');
    const response = await request(portal.server)
      .post(api(portal.ours, `/batches/${body.batch.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: '' });
    expect(response.status).toBe(400);
    expect(response.body.error.code).toBe('REQUEST_INVALID');
  });
});
