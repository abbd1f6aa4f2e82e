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

describe('a file of corrected rows', () => {
  let portal: UploadsPortal;
  let rejects: RejectsCalls;
  let inspections: InspectionCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    rejects = new RejectsCalls(portal);
    inspections = new InspectionCalls(portal);
  });

  afterAll(() => portal.stop());

  /** A batch with one rejected row, and the file that mends it. */
  async function mendable(id: string) {
    const { batch } = await rejects.loaded(
      fileOf(rowOf(id), rowOf(`${id}-bad`, 'x')),
      { fileName: `${id}.csv` },
    );
    const mended = await rejects.corrected(batch, { x: '5.00' });
    return { batch, mended, supplements: batch.batchId };
  }

  it('is told, before it is loaded, what it would mend', async () => {
    const { mended, supplements } = await mendable('LOOK');
    const inspection = await inspections.inspected(mended, { supplements });
    expect(inspection).toMatchObject({
      status: 'done',
      supplementsBatchId: supplements,
      rows: { total: 1, loaded: 1, rejected: 0, new: 1, known: 0, changed: 0 },
    });
    const { batch } = await inspections.committed(inspection);
    expect(batch).toMatchObject({
      status: 'loaded',
      supplementsBatchId: supplements,
    });
    const again = await inspections.inspected(mended.replace('5.00', '6.00'), {
      supplements,
    });
    expect(again.failure?.code).toBe('ROW_MENDED_ALREADY');
  });

  it('is no batch by itself, and mends once it is uploaded where it belongs', async () => {
    const { mended, supplements } = await mendable('ALONE');
    const alone = await rejects.loaded(mended);
    expect(alone.batch.failure?.code).toBe('REJECTS_OF_NO_BATCH');
    const bound = await portal.upload(mended, { supplements }).expect(200);
    expect(bound.body.batch.batchId).toBe(alone.batch.batchId);
    expect((await portal.settle(alone.batch)).batch).toMatchObject({
      status: 'loaded',
      supplementsBatchId: supplements,
    });
  });

  it('is read by nobody as it is where the same bytes are another batch', async () => {
    const { supplements } = await mendable('BYTES');
    const { batch } = await rejects.loaded(fileOf(rowOf('PLAIN-1')));
    const { status, body } = await portal.upload(fileOf(rowOf('PLAIN-1')), {
      supplements,
    });
    expect([status, body.error.code]).toEqual([409, 'BATCH_BOUND_OTHERWISE']);
    expect(body.error.message).toContain(batch.fileName);
  });

  it.each([
    [
      'other columns',
      (mended: string) => mended.replace('product_name', 'title'),
      'NOT_THE_REJECTS',
    ],
    [
      'a row that was not rejected',
      (mended: string) => mended.replace('\n2,', '\n1,'),
      'ROW_NOT_REJECTED',
    ],
  ])(
    'with %s loads nothing, and is told so before',
    async (what, spoil, code) => {
      const { mended, supplements } = await mendable(what.replaceAll(' ', '-'));
      const file = spoil(mended);
      const inspection = await inspections.inspected(file, { supplements });
      expect(inspection.failure?.code).toBe(code);
      const { batch } = await rejects.loaded(file, { supplements });
      expect(batch.failure?.code).toBe(code);
      expect(await portal.rawRows(batch)).toEqual([]);
    },
  );

  it('of another batch is not taken', async () => {
    const { supplements } = await mendable('ONE');
    const { mended } = await mendable('TWO');
    const { batch } = await rejects.loaded(mended, { supplements });
    expect(batch.failure).toMatchObject({
      code: 'NOT_THE_REJECTS',
      message: expect.stringContaining('ONE.csv'),
    });
  });

  it('is not taken for a batch that is gone, has no rejected rows, or is a supplement', async () => {
    const gone = await mendable('GONE');
    await rejects.undo(gone.batch).expect(200);
    const { batch: whole } = await rejects.loaded(fileOf(rowOf('WHOLE')));
    const { mended, supplements } = await mendable('TWICE');
    const { batch: itself } = await rejects.loaded(mended, { supplements });
    const refusals = [
      [gone.batch, /undone.*whole corrected file/],
      [whole, /nothing to correct/],
      [itself, /page of the batch/],
    ] as const;
    for (const [{ batchId }, message] of refusals) {
      const { status, body } = await portal.upload(fileOf(rowOf('NEW')), {
        supplements: batchId,
      });
      expect([status, body.error.code]).toEqual([
        409,
        'BATCH_NOT_SUPPLEMENTABLE',
      ]);
      expect(body.error.message).toMatch(message);
    }
    const replacing = await portal.upload(fileOf(rowOf('NEW')), {
      replaces: itself.batchId,
    });
    expect(replacing.body.error.code).toBe('BATCH_NOT_REPLACEABLE');
  });

  it('loads nothing where its batch is taken back meanwhile', async () => {
    const { batch, mended, supplements } = await mendable('MEANWHILE');
    const inspection = await inspections.inspected(mended, { supplements });
    await rejects.undo(batch).expect(200);
    const late = await inspections.committed(inspection);
    expect(late.batch.failure).toMatchObject({
      code: 'SUPPLEMENTED_BATCH_GONE',
      message: expect.stringContaining('undone'),
    });
  });

  it('belongs to its tenant, and takes an uploader', async () => {
    const { batch, mended, supplements } = await mendable('MINE');
    const theirs = await portal.upload(mended, {
      tenant: portal.theirs,
      user: 'eve',
      supplements,
    });
    expect([theirs.status, theirs.body.error.code]).toEqual([
      404,
      'BATCH_NOT_FOUND',
    ]);
    await portal.upload(mended, { user: 'viewer', supplements }).expect(403);
    await request(portal.server)
      .get(api(portal.theirs, `/batches/${batch.batchId}/rejected-rows.csv`))
      .set(as('eve'))
      .expect(404);
  });
});
