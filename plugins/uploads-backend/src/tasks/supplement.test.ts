import { RejectsCalls } from '../__testUtils__/RejectsCalls';
import {
  fileOf,
  HEADER,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('rejected rows that are corrected', () => {
  let portal: UploadsPortal;
  let rejects: RejectsCalls;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
    rejects = new RejectsCalls(portal);
  });

  afterAll(() => portal.stop());

  it('are given out in the columns of their file, with row, line, reason and batch', async () => {
    const { batch } = await rejects.loaded(
      fileOf(
        rowOf('A-1'),
        `=A-2,2026-05-01T10:00:00Z,shipped,"S,1",Mug,1,USD,1O`,
      ),
    );
    const [header, row, ...others] = (await rejects.download(batch))
      .replace('\ufeff', '')
      .split('\r\n');
    expect(header).toBe(
      `tieout_row,tieout_line,tieout_code,tieout_reason,tieout_batch,${HEADER}`,
    );
    expect(row).toMatch(/^2,3,INVALID_MONEY,/);
    expect(row).toContain(
      `,${batch.batchId},'=A-2,2026-05-01T10:00:00Z,shipped,"S,1",Mug,1,USD,1O`,
    );
    expect(others).toEqual(['']);
  });

  it('are one cell where their text is too long to be given out whole, also when it comes again', async () => {
    const { batch } = await rejects.loaded(
      fileOf(rowOf('H-1', '1,'.repeat(40_000))),
    );
    const cell = /,"H-1,2026-05-01.*… \[cut: the row has \d+ bytes\]"\r\n$/;
    const file = await rejects.download(batch);
    expect(file).toMatch(cell);
    const { batch: again } = await rejects.loaded(file, {
      supplements: batch.batchId,
    });
    expect(again).toMatchObject({ rowsLoaded: 0, rowsRejected: 1 });
    expect(await rejects.download(again)).toMatch(/H-1,2026-05-01/);
  });

  it('become a batch of their own that belongs to theirs, with the numbers they had there', async () => {
    const { batch } = await rejects.loaded(
      fileOf(rowOf('B-1'), rowOf('=B-2', '1O'), rowOf('B-3', 'x')),
    );
    const mended = await rejects.corrected(batch, { '1O': '-10.00' });
    const { batch: supplement, related } = await rejects.loaded(mended, {
      supplements: batch.batchId,
    });
    expect(supplement).toMatchObject({
      status: 'loaded',
      profile: 'tieout-orders',
      rowsTotal: 2,
      rowsLoaded: 1,
      rowsRejected: 1,
      supplementsBatchId: batch.batchId,
    });
    expect(related).toMatchObject([
      { batchId: batch.batchId, relation: 'supplements', rowsRejected: 2 },
    ]);
    const [row] = await portal.rawRows(supplement);
    expect(row).toMatchObject({ row_number: 2, order_id: '=B-2' });
    expect(row.payload).toMatchObject({ item_price: '-10.00' });
    expect(row.payload).not.toHaveProperty('other');
    expect((await portal.settle(batch)).related).toMatchObject([
      {
        batchId: supplement.batchId,
        relation: 'supplementedBy',
        rowsLoaded: 1,
      },
    ]);
  });

  it('are loaded once, and those that are left can follow', async () => {
    const { batch } = await rejects.loaded(
      fileOf(rowOf('C-1', 'one'), rowOf('C-2', 'two'), rowOf('C-3')),
    );
    const supplements = batch.batchId;
    const first = await rejects.corrected(batch, { one: '1.00' });
    const { batch: supplement } = await rejects.loaded(first, {
      fileName: 'first.csv',
      supplements,
    });

    const same = await portal.upload(first, { supplements });
    expect([same.status, same.body.batch.batchId]).toEqual([
      200,
      supplement.batchId,
    ]);
    const twice = await rejects.loaded(first.replace(',two', ',2.00'), {
      supplements,
    });
    expect(twice.batch.failure).toMatchObject({
      code: 'ROW_MENDED_ALREADY',
      message: expect.stringMatching(/^Row 1 of orders\.csv .*first\.csv/),
    });
    expect(await portal.rawRows(twice.batch)).toEqual([]);

    for (const left of [batch, supplement]) {
      expect(await rejects.download(left)).not.toContain('C-1');
    }
    // Of the supplement, as it was uploaded.
    const rest = await rejects.corrected(supplement, { two: '2.00' });
    const { batch: second } = await rejects.loaded(rest, { supplements });
    expect(second).toMatchObject({ rowsTotal: 1, rowsLoaded: 1 });
    expect(await rejects.download(batch)).not.toContain('C-2');
  });

  it('can be corrected anew once their supplement is undone', async () => {
    const { batch } = await rejects.loaded(fileOf(rowOf('D-1', 'x')));
    const supplements = batch.batchId;
    const wrong = await rejects.corrected(batch, { x: '5.00' });
    const { batch: supplement } = await rejects.loaded(wrong, { supplements });
    await rejects.undo(supplement).expect(200);
    const right = await rejects.corrected(batch, { x: '6.00' });
    const again = await rejects.loaded(right, { supplements });
    expect(again.batch).toMatchObject({ status: 'loaded', rowsLoaded: 1 });
    expect((await portal.settle(batch)).batch.status).toBe('loaded');
  });

  it('are told to be there where dbt failed with them, for they cannot come again', async () => {
    const { batch } = await rejects.loaded(fileOf(rowOf('G-1', 'x')));
    const supplements = batch.batchId;
    const mended = await rejects.corrected(batch, { x: '5.00' });
    const { batch: supplement } = await rejects.loaded(mended, { supplements });
    const related = async () => (await portal.settle(batch)).related;
    expect(await related()).toMatchObject([{ holdsRows: true }]);
    const failAt = (stage: string) =>
      portal.database.withSystem(tx =>
        tx('uploads.data_upload_batches')
          .where({ batch_id: supplement.batchId })
          .update({
            status: 'failed',
            failure_stage: stage,
            failure_code: 'UNEXPECTED',
          }),
      );
    await failAt('transform');
    expect(await related()).toMatchObject([
      { status: 'failed', holdsRows: true },
    ]);
    expect(await rejects.download(batch)).not.toContain('G-1');
    await failAt('parse');
    expect(await related()).toMatchObject([
      { status: 'failed', holdsRows: false },
    ]);
  });

  it('go with their batch when it is undone', async () => {
    const { batch } = await rejects.loaded(fileOf(rowOf('E-1', 'x')));
    const mended = await rejects.corrected(batch, { x: '5.00' });
    const { batch: supplement } = await rejects.loaded(mended, {
      supplements: batch.batchId,
    });
    await rejects.undo(batch).expect(200);
    expect(await portal.rawRows(supplement)).toEqual([]);
    const { batch: after, events } = await portal.settle(supplement);
    expect(after.status).toBe('undone');
    expect(events.at(-1)).toMatchObject({ reason: 'Wrong store' });
  });

  it('go with their batch when a corrected file takes its place', async () => {
    const { batch } = await rejects.loaded(fileOf(rowOf('F-1', 'x')));
    const mended = await rejects.corrected(batch, { x: '5.00' });
    const { batch: supplement } = await rejects.loaded(mended, {
      supplements: batch.batchId,
    });
    const whole = await rejects.loaded(fileOf(rowOf('F-1', '7.00')), {
      replaces: batch.batchId,
    });
    expect(whole.batch.status).toBe('loaded');
    expect(await portal.rawRows(supplement)).toEqual([]);
    expect((await portal.settle(supplement)).batch.status).toBe('replaced');
  });
});
