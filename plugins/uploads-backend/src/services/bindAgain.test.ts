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

type Bond = { replaces: string } | { supplements: string };
type Bind = (file: string, bond: Bond) => Promise<request.Response>;

describe('a file that is bound to a batch, and whose bytes are another already', () => {
  let portal: UploadsPortal;
  let rejects: RejectsCalls;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    rejects = new RejectsCalls(portal);
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  /** A batch with one rejected row. */
  const rejecting = async (id: string) =>
    (await rejects.loaded(fileOf(rowOf(id), rowOf(`${id}-bad`, 'x')))).batch;

  const set = ({ batchId }: Batch, columns: Record<string, string>) =>
    portal.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batchId })
        .update(columns),
    );

  const cancelled = async (file: string) => {
    const { batch } = await rejects.loaded(file);
    await set(batch, { status: 'cancelled' });
    return batch;
  };

  const upload: Bind = (file, bond) => portal.upload(file, bond);
  const commit: Bind = async (file, bond) =>
    inspections.act(await inspections.inspected(file, bond), '/commit');
  const ways: [string, Bind][] = [
    ['an upload', upload],
    ['a commit', commit],
  ];

  it.each(ways)(
    'replaces it by %s where they came to nothing',
    async (way, bind) => {
      const old = await rejecting(`OLD ${way}`);
      const file = fileOf(rowOf(`OLD ${way}`, '9.00'));
      const again = await cancelled(file);
      const { status, body } = await bind(file, { replaces: old.batchId });
      expect([status, body.batch.batchId]).toEqual([200, again.batchId]);
      expect((await portal.settle(again)).batch).toMatchObject({
        status: 'loaded',
        replacesBatchId: old.batchId,
      });
      expect((await portal.settle(old)).batch.status).toBe('replaced');
      expect(await portal.rawRows(old)).toEqual([]);
    },
  );

  it.each(ways)(
    'supplements it by %s where they came to nothing',
    async (way, bind) => {
      const old = await rejecting(`MEND ${way}`);
      const mended = await rejects.corrected(old, { x: '5.00' });
      const { batch: alone } = await rejects.loaded(mended);
      expect(alone.status).toBe('failed');
      const { status } = await bind(mended, { supplements: old.batchId });
      expect(status).toBe(200);
      expect((await portal.settle(alone)).batch).toMatchObject({
        status: 'loaded',
        supplementsBatchId: old.batchId,
      });
    },
  );

  it.each(ways)(
    'is refused by %s where they are loaded, and changes nothing',
    async (way, bind) => {
      const old = await rejecting(`KEPT ${way}`);
      const file = fileOf(rowOf(`KEPT ${way}`, '9.00'));
      const { batch } = await rejects.loaded(file);
      const { status, body } = await bind(file, { replaces: old.batchId });
      expect([status, body.error.code]).toEqual([409, 'BATCH_BOUND_OTHERWISE']);
      expect(body.error.message).toMatch(/orders\.csv.*loaded.*undo/);
      expect((await portal.settle(batch)).batch.status).toBe('loaded');
      expect((await portal.settle(old)).batch.status).toBe('loaded');
    },
  );

  it('is refused where they are the batch that it is to replace', async () => {
    const file = fileOf(rowOf('ITSELF'));
    const { batch } = await rejects.loaded(file);
    await set(batch, {
      status: 'failed',
      failure_stage: 'transform',
      failure_code: 'DBT_MODEL_ERROR',
    });
    const { body } = await upload(file, { replaces: batch.batchId });
    expect(body.error.code).toBe('BATCH_BOUND_OTHERWISE');
  });

  it('keeps what was said of how they are to be read', async () => {
    const old = await rejecting('SAID');
    const file = fileOf(rowOf('SAID', '9.00'));
    const again = await cancelled(file);
    await request(portal.server)
      .post(api(portal.ours, `/batches/${again.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: 'Ordinary quotes', choices: { quotes: false } })
      .expect(200);
    await portal.settle(again);
    await set(again, { status: 'cancelled' });
    await upload(file, { replaces: old.batchId });
    expect(await portal.settle(again)).toMatchObject({
      batch: { status: 'loaded', replacesBatchId: old.batchId },
      choices: { quotes: false },
    });
  });
});
