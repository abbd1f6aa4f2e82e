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

describe('replacing a batch by a corrected file', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  async function loaded(body: string, replaces?: string) {
    const response = await portal.upload(body, { replaces });
    expect(response.status).toBe(201);
    return await portal.settle(response.body.batch);
  }

  const setStatus = (
    { tenantId, batchId }: Batch,
    status: string,
    failure: object = {},
  ) =>
    portal.database.withTenant(tenantId, tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batchId })
        .update({ status, ...failure }),
    );

  it('has the rows of the new file and not the old ones, and links both ways', async () => {
    const { batch: old } = await loaded(fileOf(rowOf('R-1'), rowOf('R-2')));
    const { batch, related } = await loaded(
      fileOf(rowOf('R-1', '99.00')),
      old.batchId,
    );
    expect(batch).toMatchObject({
      status: 'loaded',
      replacesBatchId: old.batchId,
    });
    expect(related).toMatchObject([
      { batchId: old.batchId, relation: 'replaces', status: 'replaced' },
    ]);
    expect(await portal.rawRows(old)).toEqual([]);
    expect(await portal.rawRows(batch)).toHaveLength(1);
    const before = await portal.settle(old);
    expect(before.related).toMatchObject([
      { batchId: batch.batchId, relation: 'replacedBy', status: 'loaded' },
    ]);
    expect(before.events.at(-1)).toMatchObject({
      toStatus: 'replaced',
      reason: 'Replaced by orders.csv',
      actor: 'user:default/ada',
    });
  });

  it('keeps the old rows where the new file cannot be read', async () => {
    const { batch: old } = await loaded(fileOf(rowOf('KEPT-1')));
    const { batch } = await loaded('broken\nKEPT-1\n', old.batchId);
    expect(batch.status).toBe('failed');
    expect((await portal.settle(old)).batch.status).toBe('loaded');
    expect(await portal.rawRows(old)).toHaveLength(1);
  });

  it('waits for the run of dbt that has the old batch, and never has both or neither', async () => {
    const { batch: old } = await loaded(fileOf(rowOf('BUSY-1')));
    await setStatus(old, 'transforming');
    const { body } = await portal.upload(fileOf(rowOf('BUSY-1', '2.00')), {
      replaces: old.batchId,
    });
    const refused = await portal.untilJobFails(body.batch);
    expect(refused.errorCode).toBe('REPLACED_BATCH_BUSY');
    expect(await portal.rawRows(old)).toHaveLength(1);
    expect(await portal.rawRows(body.batch)).toEqual([]);

    await setStatus(old, 'ready');
    const { batch } = await portal.settle(body.batch);
    expect(batch.status).toBe('loaded');
    expect(await portal.rawRows(old)).toEqual([]);
    expect(await portal.rawRows(batch)).toHaveLength(1);
  });

  it('lets one of two files replace a batch, and says so to the other', async () => {
    const { batch: old } = await loaded(fileOf(rowOf('TWO-1')));
    const results = await Promise.all(
      ['2.00', '3.00'].map(price =>
        loaded(fileOf(rowOf('TWO-1', price)), old.batchId),
      ),
    );
    const ends = results.map(({ batch }) => batch);
    expect(ends.map(({ status }) => status).sort()).toEqual([
      'failed',
      'loaded',
    ]);
    expect(
      ends.find(({ status }) => status === 'failed')?.failure?.code,
    ).toMatch(/^REPLACED_BATCH_GONE$/);
  });

  it('binds a file that is looked at first as one that is not', async () => {
    const { batch: old } = await loaded(fileOf(rowOf('LOOK-1')));
    const { body } = await portal.inspect(fileOf(rowOf('LOOK-1', '5.00')), {
      replaces: old.batchId,
    });
    expect(body.replacesBatchId).toBe(old.batchId);
    await portal.settleInspection(body);
    const commit = await request(portal.server)
      .post(api(portal.ours, `/inspections/${body.inspectionId}/commit`))
      .set(as('ada'))
      .expect(201);
    const { batch } = await portal.settle(commit.body.batch);
    expect(batch.status).toBe('loaded');
    expect((await portal.settle(old)).batch.status).toBe('replaced');
  });

  it('refuses to have a file replace itself, at once', async () => {
    const { batch: old } = await loaded(fileOf(rowOf('SELF-1')));
    await setStatus(old, 'failed', {
      failure_stage: 'transform',
      failure_code: 'DBT_FAILED',
      failure_message: 'A model failed',
    });
    const { body } = await request(portal.server)
      .post(api(portal.ours, `/batches/${old.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: 'dbt failed', replaces: old.batchId })
      .expect(409);
    expect(body.error.code).toBe('BATCH_NOT_REPLACEABLE');
    expect(body.error.message).toContain('cannot replace itself');
  });

  it('refuses to replace what is not there, of another tenant, or taken back', async () => {
    const { body: foreign } = await portal.upload(fileOf(rowOf('THEIRS')), {
      tenant: portal.theirs,
      user: 'eve',
    });
    const unknown = '01890a5d-ac96-774b-bcce-b302099a8057';
    const { batch: old } = await loaded(fileOf(rowOf('GONE-1')));
    await loaded(fileOf(rowOf('GONE-1', '7.00')), old.batchId);
    const tried = await Promise.all(
      [foreign.batch.batchId, unknown, old.batchId].map(replaces =>
        portal.upload(fileOf(rowOf('NEVER')), { replaces }),
      ),
    );
    expect(tried.map(({ body }) => body.error.code)).toEqual([
      'BATCH_NOT_FOUND',
      'BATCH_NOT_FOUND',
      'BATCH_NOT_REPLACEABLE',
    ]);
  });
});
