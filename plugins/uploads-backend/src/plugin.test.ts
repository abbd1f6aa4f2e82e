import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  BackstageCredentials,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { databaseServiceRef } from '@tieout/database';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import {
  DatabaseWorkerStore,
  jobsWorkerServiceFactory,
} from '@tieout/plugin-jobs-node';
import {
  DatabaseTenantDirectory,
  TenantAccess,
  TenantRecord,
  tenantAccessServiceRef,
} from '@tieout/plugin-tenants-node';
import { Batch, BatchDetail } from '@tieout/plugin-uploads-common';
import request from 'supertest';
import uploadsPlugin from '.';

jest.setTimeout(60_000);

const HEADER =
  'order_id,purchased_at,status,sku,product_name,quantity,currency,item_price';

const LIMIT = 1024 * 1024;

const userOf = ({ principal }: BackstageCredentials): string | undefined =>
  typeof principal === 'object' &&
  principal !== null &&
  'userEntityRef' in principal
    ? String(principal.userEntityRef)
    : undefined;

const portOf = (backend: TestBackend): number => {
  const address = backend.server.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  return address.port;
};

describe('the uploads plugin', () => {
  let test: TestDatabase;
  let folder: string;
  let backend: TestBackend;
  let directory: DatabaseTenantDirectory;
  let ours: TenantRecord;
  let theirs: TenantRecord;

  // Members are told by their references; the permission framework itself is
  // tried in the tenants plugin.
  const access: TenantAccess = {
    async authorize(credentials, { tenantId, permission }) {
      const tenant = await directory.getTenant(tenantId);
      const user = userOf(credentials);
      const member = tenant?.members.find(m => m.memberRef === user);
      if (!member) throw new NotFoundError('There is no such tenant');
      if (member.role === 'viewer' && permission.attributes.action !== 'read') {
        throw new NotAllowedError('You need the role uploader');
      }
    },
  };

  beforeAll(async () => {
    test = await createTestDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'tieout-uploads-'));
    directory = await DatabaseTenantDirectory.create(test.database);
    const tenant = (slug: string, member: string) =>
      directory.ensureTenant({
        slug,
        name: slug,
        stores: [
          {
            name: `${slug} store`,
            marketplace: 'other',
            currency: 'USD',
            timeZone: 'UTC',
          },
        ],
        members: [
          { memberRef: member, role: 'uploader' },
          { memberRef: 'user:default/viewer', role: 'viewer' },
        ],
      });
    ours = await tenant('ours', 'user:default/ada');
    theirs = await tenant('theirs', 'user:default/eve');
    backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            tieout: {
              dataDirectory: folder,
              uploads: { maxBytes: LIMIT },
              jobs: { heartbeatMs: 200, deadAfterMs: 2_000 },
            },
          },
        }),
        createServiceFactory({
          service: databaseServiceRef,
          deps: {},
          factory: () => test.database,
        }),
        createServiceFactory({
          service: tenantAccessServiceRef,
          deps: { logger: coreServices.logger },
          factory: () => access,
        }),
        jobsWorkerServiceFactory,
        uploadsPlugin,
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await test.destroy();
    await rm(folder, { recursive: true });
  });

  const as = (user: string) => ({
    Authorization: mockCredentials.user.header(`user:default/${user}`),
  });

  const api = (tenant: TenantRecord, rest = '') =>
    `/api/uploads/tenants/${tenant.tenantId}${rest}`;

  const upload = (
    body: string | Buffer,
    options: {
      tenant?: TenantRecord;
      user?: string;
      fileName?: string;
      storeId?: string;
    } = {},
  ) => {
    const tenant = options.tenant ?? ours;
    const storeId = options.storeId ?? tenant.stores[0].storeId;
    return request(backend.server)
      .post(api(tenant, `/stores/${storeId}/files`))
      .query({ fileName: options.fileName ?? 'orders.csv' })
      .set(as(options.user ?? 'ada'))
      .set('Content-Type', 'application/octet-stream')
      .send(body);
  };

  const detail = async (batch: Batch): Promise<BatchDetail> =>
    (
      await request(backend.server)
        .get(api(ours, `/batches/${batch.batchId}`))
        .set(as('ada'))
        .expect(200)
    ).body;

  async function settle(batch: Batch): Promise<BatchDetail> {
    for (;;) {
      const now = await detail(batch);
      if (!['received', 'parsing'].includes(now.batch.status)) return now;
      await test.database.knex.raw('select pg_sleep(0.05)');
    }
  }

  const rowOf = (id: string, price = '12.50') =>
    `${id},2026-05-01T10:00:00Z,shipped,SKU-1,Mug,1,USD,${price}`;
  const fileOf = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`;

  const rawRows = (batch: Batch) =>
    test.database.withTenant(batch.tenantId, tx =>
      tx('raw.orders')
        .where({ batch_id: batch.batchId })
        .orderBy('row_number')
        .select('row_number', 'order_id', 'payload'),
    );

  it('takes a file in, reads it, and says what became of each row', async () => {
    const { body, status } = await upload(
      fileOf(rowOf('A-1'), rowOf('A-2', 'much'), rowOf('A-3')),
    );
    expect(status).toBe(201);
    const { batch, events, jobRuns } = await settle(body.batch);
    expect(batch).toMatchObject({
      status: 'loaded',
      profile: 'tieout-orders',
      rowsTotal: 3,
      rowsLoaded: 2,
      rowsRejected: 1,
      uploadedBy: 'user:default/ada',
    });
    expect(events.map(e => e.toStatus)).toEqual([
      'received',
      'parsing',
      'loaded',
    ]);
    expect(jobRuns).toMatchObject([
      { task: 'process-orders-upload', attempt: 1, status: 'succeeded' },
    ]);
    expect(await rawRows(batch)).toMatchObject([
      { row_number: 1, order_id: 'A-1' },
      { row_number: 3, order_id: 'A-3' },
    ]);
    const rejected = await request(backend.server)
      .get(api(ours, `/batches/${batch.batchId}/rejected-rows`))
      .set(as('ada'));
    expect(rejected.body).toMatchObject({
      total: 1,
      items: [
        {
          rowNumber: 2,
          lineNumber: 3,
          column: 'item_price',
          code: 'INVALID_MONEY',
          original: rowOf('A-2', 'much'),
        },
      ],
    });
  });

  it('shows the same batch for the same bytes, under whatever name', async () => {
    const file = fileOf(rowOf('SAME-1'));
    const first = await upload(file);
    const second = await upload(file, { fileName: 'again.csv' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toMatchObject({
      created: false,
      batch: { batchId: first.body.batch.batchId, fileName: 'orders.csv' },
    });
  });

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
    const { body: result } = await upload(body);
    const { batch } = await settle(result.batch);
    expect(batch).toMatchObject({
      status: 'failed',
      failure: { stage: 'parse', code },
      canRetry: true,
    });
    expect(batch.failure?.message).toMatch(/\w+ \w+/);
    const file = await request(backend.server)
      .get(api(ours, `/batches/${batch.batchId}/file`))
      .set(as('ada'))
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(file.body).toEqual(Buffer.from(body));
  });

  it('refuses a file above the limit and stores nothing', async () => {
    const before = await readdir(path.join(folder, 'objects'), {
      recursive: true,
    });
    const response = await upload(Buffer.alloc(LIMIT + 1, 'x'));
    expect(response.status).toBe(413);
    expect(response.body.error.code).toBe('OBJECT_TOO_LARGE');
    expect(
      await readdir(path.join(folder, 'objects'), { recursive: true }),
    ).toEqual(before);
  });

  it('refuses a stream that grows above the limit without having said so', async () => {
    const port = portOf(backend);
    const status = await new Promise<number>((resolve, reject) => {
      const outgoing = httpRequest(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: `${api(ours, `/stores/${ours.stores[0].storeId}/files`)}?fileName=x.csv`,
          headers: {
            ...as('ada'),
            'Content-Type': 'application/octet-stream',
            'Transfer-Encoding': 'chunked',
          },
        },
        response => resolve(response.statusCode ?? 0),
      );
      outgoing.on('error', reject);
      outgoing.write(Buffer.alloc(LIMIT, 'x'));
      outgoing.end('y');
    });
    expect(status).toBe(413);
  });

  it.each([
    ['an unknown store', () => '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['a store of another tenant', () => theirs.stores[0].storeId],
  ])('answers 404 for %s', async (_, storeId) => {
    const response = await upload(fileOf(rowOf('X')), { storeId: storeId() });
    expect(response.status).toBe(404);
    expect(response.body.error.code).toBe('STORE_NOT_FOUND');
  });

  it('refuses a viewer who wants to upload', async () => {
    const response = await upload(fileOf(rowOf('X')), { user: 'viewer' });
    expect(response.status).toBe(403);
  });

  it('answers for a batch of another tenant as for one that is not', async () => {
    const { body } = await upload(fileOf(rowOf('THEIRS')), {
      tenant: theirs,
      user: 'eve',
    });
    const get = (batchId: string) =>
      request(backend.server)
        .get(api(ours, `/batches/${batchId}`))
        .set(as('ada'));
    const foreign = await get(body.batch.batchId);
    const unknown = await get('01890a5d-ac96-774b-bcce-b302099a8057');
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    expect(foreign.body.error).toEqual(unknown.body.error);
    const list = await request(backend.server)
      .get(api(theirs, '/batches'))
      .set(as('ada'));
    expect(list.status).toBe(404);
  });

  it('filters and pages the list', async () => {
    await settle((await upload(fileOf(rowOf('LIST-1')))).body.batch);
    const response = await request(backend.server)
      .get(api(ours, '/batches'))
      .query('status=loaded&status=ready&limit=1')
      .set(as('ada'));
    expect(response.status).toBe(200);
    expect(response.body.items).toHaveLength(1);
    expect(response.body.nextCursor).toEqual(expect.any(String));
  });

  it('retries a failed batch once, however often the button is pressed', async () => {
    const { body } = await upload('broken\n1\n');
    const { batch } = await settle(body.batch);
    const press = () =>
      request(backend.server)
        .post(api(ours, `/batches/${batch.batchId}/retry`))
        .set(as('ada'))
        .send({ reason: 'Mended the profile' });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(press));
    expect(answers.filter(a => a.status === 200)).toHaveLength(1);
    expect(answers.filter(a => a.status === 409)).toHaveLength(4);
    const after = await settle(batch);
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
    const { body } = await upload(fileOf(rowOf('CANCEL-1')));
    const { batch } = await settle(body.batch);
    const response = await request(backend.server)
      .post(api(ours, `/batches/${batch.batchId}/cancel`))
      .set(as('ada'))
      .send({ reason: 'Wrong file' });
    expect(response.status).toBe(409);
    expect(response.body.error.code).toBe('BATCH_NOT_CANCELLABLE');
  });

  it('asks for a reason', async () => {
    const { body } = await upload('broken too\n1\n');
    const response = await request(backend.server)
      .post(api(ours, `/batches/${body.batch.batchId}/retry`))
      .set(as('ada'))
      .send({ reason: '' });
    expect(response.status).toBe(400);
    expect(response.body.error.code).toBe('REQUEST_INVALID');
  });

  it('downloads rejected rows without a formula that a spreadsheet would run', async () => {
    const { body } = await upload(
      fileOf(`=cmd|' /C calc'!A0,bad,shipped,S,M,1,USD,1.00`),
    );
    const { batch } = await settle(body.batch);
    const response = await request(backend.server)
      .get(api(ours, `/batches/${batch.batchId}/rejected-rows.csv`))
      .set(as('ada'));
    expect(response.headers['content-disposition']).toContain(
      'orders.csv.rejected.csv',
    );
    expect(response.text).toContain(`'=cmd`);
    expect(response.text).not.toMatch(/(^|,)"?=/m);
  });

  it('streams changes of a batch to those who watch', async () => {
    const port = portOf(backend);
    const abort = new AbortController();
    const response = await fetch(
      `http://127.0.0.1:${port}${api(ours, '/events')}`,
      { headers: as('ada'), signal: abort.signal },
    );
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const reader = response.body?.getReader();
    const { body } = await upload(fileOf(rowOf('STREAM-1')));
    let text = '';
    while (!text.includes('"status":"loaded"')) {
      const chunk = await reader?.read();
      text += Buffer.from(chunk?.value ?? []).toString();
    }
    expect(text).toContain(`"batchId":"${body.batch.batchId}"`);
    abort.abort();
  });

  it('reads a batch again from the start after its worker died, and loads each row once', async () => {
    const rows = Array.from({ length: 50 }, (_, i) => rowOf(`CRASH-${i}`));
    const { body } = await upload(fileOf(...rows));
    const { batch } = await settle(body.batch);
    const before = await rawRows(batch);
    // As a crash between load and commit would leave it: parsing, with the
    // lease of an attempt that will not come back.
    await test.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batch.batchId })
        .update({
          status: 'parsing',
          lease_run_id: '01890a5d-ac96-774b-bcce-b302099a8057',
        }),
    );
    await test.database.withTenant(batch.tenantId, tx =>
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
    const after = await settle(batch);
    expect(after.batch.status).toBe('loaded');
    expect(await rawRows(batch)).toEqual(before);
  });

  it('keeps a sign of life of the worker', async () => {
    const silent = await new DatabaseWorkerStore(test.database).listSilent(
      10_000,
    );
    expect(silent).toEqual([]);
  });
});
