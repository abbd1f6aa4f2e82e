import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Batch, LandedRow, RowDetail } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import { SETTLEMENT } from '../__testUtils__/InspectionCalls';
import {
  api,
  as,
  fileOf,
  HEADER,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('the rows of a batch', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  const loaded = async (file: string | Buffer): Promise<Batch> => {
    const { body } = await portal.upload(file);
    const { batch } = await portal.settle(body.batch);
    expect(batch.status).toBe('loaded');
    return batch;
  };
  const get = ({ batchId }: Batch, rest = '', query = {}, user = 'ada') =>
    request(portal.server)
      .get(api(portal.ours, `/batches/${batchId}/rows${rest}`))
      .query(query)
      .set(as(user));
  const rowNumbers = (items: LandedRow[]) => items.map(row => row.rowNumber);

  describe('of a settlement', () => {
    let batch: Batch;
    let file: Buffer;

    beforeAll(async () => {
      file = await readFile(SETTLEMENT);
      batch = await loaded(file);
    });

    it('are listed in the order of the file, whatever their kind', async () => {
      const { body } = await get(batch);
      expect(rowNumbers(body.items)).toEqual(
        Array.from({ length: 16 }, (_, i) => i + 1),
      );
      expect(body.items[0]).toMatchObject({
        kind: 'payouts',
        rowNumber: 1,
        lineNumber: 2,
        key: ['24680135791'],
        amount: '1039.17',
        currency: 'EUR',
      });
      expect(body.items[1]).toMatchObject({
        kind: 'transactions',
        orderId: expect.any(String),
        at: expect.stringMatching(/^2026-\d\d-\d\dT.*Z$/),
        amount: expect.stringMatching(/^-?\d+\.\d\d$/),
        type: expect.any(String),
      });
      expect(body).not.toHaveProperty('nextCursor');
    });

    it('are found by kind, by order and by a part of their key', async () => {
      const { body: payouts } = await get(batch, '', { kind: 'payouts' });
      expect(rowNumbers(payouts.items)).toEqual([1]);
      const { body: all } = await get(batch);
      const [, { orderId }]: LandedRow[] = all.items;
      const { body: ofOrder } = await get(batch, '', { q: orderId });
      expect(ofOrder.items.length).toBeGreaterThan(0);
      expect(ofOrder.items).toEqual(
        all.items.filter((row: LandedRow) => row.orderId === orderId),
      );
      const { body: ofKey } = await get(batch, '', { q: '24680135791' });
      expect(rowNumbers(ofKey.items)).toContain(1);
      const { body: none } = await get(batch, '', { q: 'nothing' });
      expect(none).toEqual({ items: [] });
    });

    it('show their original text as it stands in the file, in its encoding', async () => {
      const lines = file.toString('latin1').split(/(?<=\n)/);
      for (const rowNumber of [1, 2, 16]) {
        const { body }: { body: RowDetail } = await get(batch, `/${rowNumber}`);
        expect(body).toMatchObject({
          rowNumber,
          kind: rowNumber === 1 ? 'payouts' : 'transactions',
          record: { currency: 'EUR' },
          original: { text: lines[body.lineNumber - 1], whole: true },
        });
        expect(body.rejection).toBeUndefined();
      }
    });
  });

  it('are paged forth and back without gap or repetition', async () => {
    const ids = Array.from({ length: 7 }, (_, i) => `P-${i}`);
    const rows = ids.map(id => rowOf(id, id === 'P-3' ? 'much' : '1.00'));
    const batch = await loaded(fileOf(...rows));
    const page = async (cursor?: string) =>
      (await get(batch, '', { limit: 2, cursor })).body;
    const first = await page();
    const second = await page(first.nextCursor);
    const third = await page(second.nextCursor);
    expect([first, second, third].map(p => rowNumbers(p.items))).toEqual([
      [1, 2],
      [3, 5],
      [6, 7],
    ]);
    expect([first.prevCursor, third.nextCursor]).toEqual([
      undefined,
      undefined,
    ]);
    expect(await page(third.prevCursor)).toMatchObject({
      items: second.items,
      nextCursor: second.nextCursor,
      prevCursor: second.prevCursor,
    });
    expect((await page(second.prevCursor)).items).toEqual(first.items);
    expect((await page(second.prevCursor)).prevCursor).toBeUndefined();
  });

  it('that were rejected show the whole of their text, of which a part is kept', async () => {
    const long = rowOf('LONG-1', 'viel').replace('Mug', 'é'.repeat(40_000));
    const batch = await loaded(fileOf(rowOf('LONG-0'), long));
    const { body }: { body: RowDetail } = await get(batch, '/2');
    expect(body).toEqual({
      rowNumber: 2,
      lineNumber: 3,
      rejection: {
        code: 'INVALID_MONEY',
        column: 'item_price',
        message: expect.any(String),
      },
      original: {
        text: expect.stringMatching(/^LONG-1,.*é$/),
        whole: false,
        byteStart: Buffer.byteLength(fileOf(rowOf('LONG-0'))),
        byteLength: Buffer.byteLength(`${long}\n`),
      },
    });
    const { body: bytes } = await get(batch, '/2/original').responseType(
      'blob',
    );
    expect(bytes.toString()).toBe(`${long}\n`);
  });

  it('show their text of a file that came packed', async () => {
    const rows = ['ZIP-1', 'ZIP-2', 'ZIP-3'].map(id => rowOf(id));
    const batch = await loaded(gzipSync(fileOf(...rows)));
    const { body } = await get(batch, '/2');
    expect(body.original).toMatchObject({ text: `${rows[1]}\n`, whole: true });
    const { body: bytes } = await get(batch, '/3/original').responseType(
      'blob',
    );
    expect(bytes.toString()).toBe(`${rows[2]}\n`);
  });

  it('that were rejected before their places were kept show the text that was', async () => {
    const batch = await loaded(fileOf(rowOf('OLD-0'), 'too,few'));
    await portal.database.knex.raw(
      `update raw.rejected_rows_rows set byte_start = null, byte_length = null
       where batch_id = ?`,
      [batch.batchId],
    );
    const { body } = await get(batch, '/2');
    expect(body.original).toEqual({ text: 'too,few', whole: false });
    const { status, body: refusal } = await get(batch, '/2/original');
    expect([status, refusal.error.code]).toEqual([404, 'ROW_PLACE_UNKNOWN']);
  });

  it('are shown without their text where the file is gone', async () => {
    const batch = await loaded(fileOf(rowOf('GONE-1')));
    await rm(path.join(portal.folder, 'objects'), { recursive: true });
    const { body } = await get(batch, '/1');
    expect(body).toMatchObject({ record: { order_id: 'GONE-1' } });
    expect(body.original).toBeUndefined();
    const { status, body: refusal } = await get(batch, '/1/original');
    expect([status, refusal.error.code]).toEqual([404, 'OBJECT_MISSING']);
  });

  it('are nothing to another tenant, and cursors and numbers are looked at', async () => {
    const batch = await loaded(`${HEADER}\n${rowOf('MINE-1')}\n`);
    const answers = await Promise.all([
      ...['', '/1', '/1/original'].map(rest =>
        request(portal.server)
          .get(api(portal.theirs, `/batches/${batch.batchId}/rows${rest}`))
          .set(as('eve')),
      ),
      get(batch, '/2'),
      get(batch, '/0'),
      get(batch, '', { cursor: 'nonsense' }),
      get(batch, '', { cursor: 'after:9999999999' }),
      get(batch, '', { kind: 'fees' }),
      get(batch, '', {}, 'viewer'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      ...[404, 404, 404, 404, 400, 400, 400, 400, 200],
    ]);
    expect(answers[3].body.error.code).toBe('ROW_NOT_FOUND');
  });
});
