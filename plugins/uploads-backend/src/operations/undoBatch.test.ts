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

const ROW_TABLES = ['orders', 'transactions', 'payouts', 'rejected_rows'];

describe('undoing a batch', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const undo = ({ batchId }: Batch, user = 'ada') =>
    request(portal.server)
      .post(api(portal.ours, `/batches/${batchId}/undo`))
      .set(as(user))
      .send({ reason: 'Wrong month' });

  async function loaded(...rows: string[]) {
    const { body } = await portal.upload(fileOf(...rows));
    const { batch } = await portal.settle(body.batch);
    expect(batch.status).toBe('loaded');
    return batch;
  }

  const rowsLeft = ({ tenantId, batchId }: Batch) =>
    portal.database.withTenant(tenantId, async tx => {
      const counts = await Promise.all(
        ROW_TABLES.map(table =>
          tx(`raw.${table}`).where({ batch_id: batchId }).select('row_number'),
        ),
      );
      return counts.flat().length;
    });

  it('takes its rows and rejects out of the database, and keeps its history with the reason', async () => {
    const batch = await loaded(rowOf('UNDO-1'), rowOf('UNDO-2', 'a lot'));
    expect(await rowsLeft(batch)).toBe(2);

    const response = await undo(batch);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ status: 'undone', canUndo: false });
    expect(await rowsLeft(batch)).toBe(0);
    const { events } = await portal.settle(batch);
    expect(events.at(-1)).toMatchObject({
      fromStatus: 'loaded',
      toStatus: 'undone',
      actor: 'user:default/ada',
      reason: 'Wrong month',
    });
  });

  it('leaves the rows of other batches alone', async () => {
    const other = await loaded(rowOf('STAYS-1'));
    await undo(await loaded(rowOf('GOES-1')));
    expect(await rowsLeft(other)).toBe(1);
  });

  it('lets the same bytes come again as a new batch, also more than once', async () => {
    const first = await loaded(rowOf('AGAIN-1'));
    await undo(first);
    const second = await loaded(rowOf('AGAIN-1'));
    expect(second.batchId).not.toBe(first.batchId);
    expect(await rowsLeft(second)).toBe(1);
    await undo(second);
    const third = await loaded(rowOf('AGAIN-1'));
    expect([first.batchId, second.batchId]).not.toContain(third.batchId);
    const { body } = await portal.upload(fileOf(rowOf('AGAIN-1')));
    expect(body).toMatchObject({
      created: false,
      batch: { batchId: third.batchId },
    });
  });

  it('undoes once, however often the button is pressed', async () => {
    const batch = await loaded(rowOf('ONCE-1'));
    const answers = await Promise.all([1, 2, 3].map(() => undo(batch)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const late = await undo(batch);
    expect(late.body.error.code).toBe('BATCH_NOT_UNDOABLE');
  });

  it('waits for a run of dbt that has the batch', async () => {
    const batch = await loaded(rowOf('BUSY-1'));
    await portal.database.withTenant(batch.tenantId, tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batch.batchId })
        .update({ status: 'transforming' }),
    );
    const response = await undo(batch);
    expect(response.status).toBe(409);
    expect(response.body.error).toMatchObject({
      code: 'BATCH_NOT_UNDOABLE',
      message: expect.stringContaining('wait until it is ready'),
    });
    expect(await rowsLeft(batch)).toBe(1);
  });

  it('is refused to a viewer', async () => {
    const batch = await loaded(rowOf('VIEWED-1'));
    expect((await undo(batch, 'viewer')).status).toBe(403);
    expect(await rowsLeft(batch)).toBe(1);
  });
});
