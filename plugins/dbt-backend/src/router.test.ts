import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mockServices, mockErrorHandler } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabase,
  createTestDatabase,
} from '@tieout/database/testing';
import express from 'express';
import request from 'supertest';
import { v7 as uuid } from 'uuid';
import { DatabaseDbtRunStore } from './database/DatabaseDbtRunStore';
import { createRouter } from './router';
import { LocalDbtRunner } from './runner/LocalDbtRunner';

jest.setTimeout(60_000);

describe('the API of dbt runs', () => {
  let test: TestDatabase;
  let directory: string;
  const runs = new DatabaseDbtRunStore();
  const app = express();
  const tenantId = uuid();
  const other = uuid();
  const batchId = uuid();
  const runId = uuid();

  beforeAll(async () => {
    test = await createTestDatabase();
    const { database } = test;
    await database.migrate({
      schema: 'dbt',
      directory: resolvePackagePath('@tieout/plugin-dbt-backend', 'migrations'),
    });
    directory = await mkdtemp(path.join(tmpdir(), 'dbt-api-'));
    const runner = new LocalDbtRunner({
      executable: '/nowhere/dbt',
      projectDirectory: directory,
      dataDirectory: directory,
      script: '',
      databaseUrl: test.url,
      keepWarm: false,
    });
    app.use(
      createRouter({
        auditor: mockServices.auditor.mock({
          createEvent: async () => ({
            success: async () => {},
            fail: async () => {},
          }),
        }),
        database,
        httpAuth: mockServices.httpAuth(),
        logger: mockServices.logger.mock(),
        runner,
        runs,
        tenantAccess: { authorize: async () => {} },
      }),
    );
    app.use(mockErrorHandler());
    await database.withTenant(tenantId, async tx => {
      await runs.begin(tx, {
        tenantId,
        runId,
        batchIds: [batchId],
        jobRunId: uuid(),
      });
      await runs.recordProgress(tx, tenantId, runId, {
        dbtVersion: '1.12.6',
        nodesTotal: 2,
        nodesDone: 1,
        nodes: [
          {
            uniqueId: 'model.tieout.b',
            resourceType: 'model',
            name: 'b',
            status: 'running',
            startedAt: new Date('2026-05-01T00:00:02Z'),
          },
          {
            uniqueId: 'model.tieout.a',
            resourceType: 'model',
            name: 'a',
            status: 'success',
            rowsAffected: 12,
            startedAt: new Date('2026-05-01T00:00:01Z'),
          },
        ],
      });
      await runs.end(tx, tenantId, runId, {
        status: 'succeeded',
        artifacts: [
          { name: 'manifest.json', byteSize: 2 },
          { name: 'dbt.log', byteSize: 400 },
        ],
      });
    });
    const folder = path.join(directory, 'runs', runId);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'manifest.json'), '{}');
    await writeFile(path.join(folder, 'dbt.log'), 'cut off');
    await writeFile(path.join(folder, 'run_results.json'), '{}');
  });

  afterAll(async () => {
    await test.destroy();
    await rm(directory, { recursive: true, force: true });
  });

  const of = (tenant: string, rest = '') => `/tenants/${tenant}/runs${rest}`;

  it('says why dbt cannot run and what to do', async () => {
    const { body } = await request(app).get('/status').expect(200);
    expect(body).toEqual({
      available: false,
      reason: 'There is no program at /nowhere/dbt.',
      remedy: expect.stringContaining('Install Python'),
    });
  });

  it('shows a run with its nodes in order of start', async () => {
    const { body } = await request(app).get(of(tenantId, `/${runId}`));
    expect(body.run).toMatchObject({
      runId,
      status: 'succeeded',
      batchIds: [batchId],
      nodesTotal: 2,
      nodesDone: 1,
    });
    expect(body.nodes).toMatchObject([
      { name: 'a', rowsAffected: 12 },
      { name: 'b' },
    ]);
  });

  it.each([
    [() => of(tenantId, `?batchId=${batchId}`), 1],
    [() => of(tenantId, `?batchId=${uuid()}`), 0],
    [() => of(tenantId, '?status=failed'), 0],
    [() => of(tenantId, '?status=failed&status=succeeded'), 1],
    [() => of(other), 0],
  ])('lists and filters (%#)', async (url, total) => {
    const { body } = await request(app).get(url()).expect(200);
    expect(body.total).toBe(total);
    expect(body.items).toHaveLength(total);
  });

  it('pages from newest to oldest without losing or repeating a run', async () => {
    const tenant = uuid();
    const ids = [uuid(), uuid(), uuid()];
    await test.database.withTenant(tenant, async tx => {
      for (const id of ids) {
        await runs.begin(tx, {
          tenantId: tenant,
          runId: id,
          batchIds: [],
          jobRunId: uuid(),
        });
      }
    });
    const first = await request(app).get(of(tenant, '?limit=2'));
    const second = await request(app).get(
      of(tenant, `?limit=2&cursor=${first.body.nextCursor}`),
    );
    const seen = [...first.body.items, ...second.body.items].map(
      (run: { runId: string }) => run.runId,
    );
    expect(seen).toEqual([...ids].reverse());
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('refuses a cursor that it did not give out', async () => {
    const { body } = await request(app).get(of(tenantId, '?cursor=x'));
    expect(body.error.code).toBe('CURSOR_INVALID');
  });

  it('gives out an artifact', async () => {
    const answer = await request(app)
      .get(of(tenantId, `/${runId}/artifacts/manifest.json`))
      .expect(200);
    expect(answer.headers['content-disposition']).toContain('manifest.json');
    expect(answer.body.toString()).toBe('{}');
  });

  it.each(['dbt.log', 'run_results.json'])(
    'does not give out %s, which is cut off or was never whole',
    async name => {
      const { body } = await request(app)
        .get(of(tenantId, `/${runId}/artifacts/${name}`))
        .expect(404);
      expect(body.error.code).toBe('DBT_ARTIFACT_NOT_FOUND');
    },
  );

  it.each(['', '/artifacts/manifest.json'])(
    'knows nothing of another tenant’s run (%s)',
    async rest => {
      const { status, body } = await request(app).get(
        of(other, `/${runId}${rest}`),
      );
      expect(status).toBe(404);
      expect(JSON.stringify(body)).not.toContain(batchId);
    },
  );
});
