import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Batch } from '@tieout/plugin-uploads-common';
import { ambiguousSettlement } from '../__testUtils__/InspectionCalls';
import request from 'supertest';
import {
  api,
  as,
  fileOf,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('the end of a batch', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const toldOf = ({ batchId }: Batch) =>
    portal.notifications.filter(
      ({ payload }) => payload.scope === `batch:${batchId}`,
    );
  const told = async (
    body: string | Buffer,
    fileName: string,
  ): Promise<NotificationSendOptions> => {
    const response = await portal.upload(body, { fileName });
    await portal.until(() => toldOf(response.body.batch).length > 0);
    return toldOf(response.body.batch)[0];
  };

  it('is told to who sent the file where it failed, with the reason and the way to it', async () => {
    const { recipients, payload } = await told('', 'empty.csv');
    expect(recipients).toEqual({
      type: 'entity',
      entityRef: 'user:default/ada',
    });
    expect(payload).toMatchObject({
      topic: 'Batch failed',
      severity: 'high',
      title: 'empty.csv failed',
      description:
        'ours store: The file has no bytes. Export the report again and upload the new file.',
      link: expect.stringMatching(/^\/batches\/[0-9a-f-]{36}\?tenant=ours$/),
    });
  });

  it('is told as a question where an answer mends it', async () => {
    const settlement = await ambiguousSettlement('24680135701');
    const { payload } = await told(
      Buffer.from(settlement, 'latin1'),
      'asking.txt',
    );
    expect(payload).toMatchObject({
      topic: 'Batch asks',
      title: 'asking.txt waits for your answer',
    });
  });

  it('is not told of a batch that a program sent, or that goes on', async () => {
    const quiet = await portal.upload('\n', { notify: false });
    await portal.settle(quiet.body.batch);
    const loaded = await portal.upload(fileOf(rowOf('N-1')));
    await portal.settle(loaded.body.batch);
    await told('\n\n', 'later.csv');
    expect(toldOf(quiet.body.batch)).toEqual([]);
    expect(toldOf(loaded.body.batch)).toEqual([]);
  });

  it('is not told to who has left the tenant since', async () => {
    const { tenantId, slug, name } = portal.ours;
    const memberRef = 'user:default/grace';
    await portal.directory.ensureTenant({
      slug,
      name,
      stores: [],
      members: [{ memberRef, role: 'uploader' }],
    });
    const { body } = await portal.upload('\n\n\n', { user: 'grace' });
    await portal.until(() => toldOf(body.batch).length > 0);
    await portal.database.withSystem(tx =>
      tx.raw(
        `delete from tenants.tenant_members where tenant_id = ? and member_ref = ?`,
        [tenantId, memberRef],
      ),
    );
    await request(portal.server)
      .post(api(portal.ours, `/batches/${body.batch.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: 'Again' })
      .expect(200);
    await portal.settle(body.batch);
    await told('\n\n\n\n', 'last.csv');
    expect(toldOf(body.batch)).toHaveLength(1);
  });
});
