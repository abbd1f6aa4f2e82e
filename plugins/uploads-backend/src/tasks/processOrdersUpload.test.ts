import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DatabaseWorkerStore } from '@tieout/plugin-jobs-node';
import request from 'supertest';
import {
  api,
  as,
  fileOf,
  HEADER,
  rowOf,
  UploadsPortal,
} from '../__testUtils__/UploadsPortal';

jest.setTimeout(60_000);

describe('reading a file', () => {
  let portal: UploadsPortal;

  beforeAll(async () => {
    portal = await UploadsPortal.start();
  });

  afterAll(() => portal.stop());

  it.each([
    ['an empty file', '', 'FILE_EMPTY'],
    ['a header alone', `${HEADER}\n`, 'NO_ROWS'],
    ['columns of nothing known', 'a,b\n1,2\n', 'HEADER_NOT_RECOGNISED'],
    [
      'a picture called .csv',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      'NOT_TEXT',
    ],
    [
      'an unclosed quote',
      `${HEADER}\n"A-1,${'x'.repeat(50)}\n`,
      'UNCLOSED_QUOTE',
    ],
  ])('fails %s with a message and keeps the file', async (_, body, code) => {
    const { body: result } = await portal.upload(body);
    const { batch } = await portal.settle(result.batch);
    expect(batch).toMatchObject({
      status: 'failed',
      failure: { stage: 'parse', code },
      canRetry: true,
    });
    expect(batch.failure?.message).toMatch(/\w+ \w+/);
    const file = await request(portal.server)
      .get(api(portal.ours, `/batches/${batch.batchId}/file`))
      .set(as('ada'))
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(file.body).toEqual(Buffer.from(body));
  });

  it.each([
    ['amazon-fba-shipments/sample.txt', true],
    ['amazon-all-orders/sample.txt', false],
  ])(
    'tells the marts whether orders of %s may lack lines',
    async (file, partial) => {
      const sample = resolvePackagePath('@tieout/ingestion', 'profiles', file);
      const { body } = await portal.upload(readFileSync(sample));
      const { batch } = await portal.settle(body.batch);
      expect(batch.status).toBe('loaded');
      const rows = await portal.database.withSystem(tx =>
        tx('raw.batches')
          .where({ batch_id: batch.batchId })
          .select('partial_orders'),
      );
      expect(rows).toEqual([{ partial_orders: partial }]);
    },
  );

  it('downloads rejected rows without a formula that a spreadsheet would run', async () => {
    const { body } = await portal.upload(
      fileOf(`=cmd|' /C calc'!A0,bad,shipped,S,M,1,USD,1.00`),
    );
    const { batch } = await portal.settle(body.batch);
    const response = await request(portal.server)
      .get(api(portal.ours, `/batches/${batch.batchId}/rejected-rows.csv`))
      .set(as('ada'));
    expect(response.headers['content-disposition']).toContain(
      'orders.csv.rejected.csv',
    );
    expect(response.text).toContain(`'=cmd`);
    expect(response.text).not.toMatch(/(^|,)"?=/m);
  });

  it('reads a batch again from the start after its worker died, and loads each row once', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => rowOf(`CRASH-${i}`));
    const { body } = await portal.upload(fileOf(...rows));
    const { batch } = await portal.settle(body.batch);
    const before = await portal.rawRows(batch);
    // As a crash between load and commit would leave it: parsing, with the
    // lease of an attempt that will not come back.
    await portal.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batch.batchId })
        .update({
          status: 'parsing',
          lease_run_id: '01890a5d-ac96-774b-bcce-b302099a8057',
        }),
    );
    await portal.database.withTenant(batch.tenantId, tx =>
      tx.raw(
        `select jobs.enqueue('process-orders-upload', ?, null, null, 6, null, null)`,
        [
          JSON.stringify({
            tenantId: batch.tenantId,
            batchId: batch.batchId,
            objectKey: `${batch.tenantId}/${batch.contentSha256.slice(0, 2)}/${batch.contentSha256}`,
          }),
        ],
      ),
    );
    const after = await portal.settle(batch);
    expect(after.batch.status).toBe('loaded');
    expect(await portal.rawRows(batch)).toEqual(before);
  });

  it('keeps a sign of life of the worker', async () => {
    const silent = await new DatabaseWorkerStore(portal.database).listSilent(
      10_000,
    );
    expect(silent).toEqual([]);
  });
});
