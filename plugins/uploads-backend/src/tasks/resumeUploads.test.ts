import { randomUUID as uuid } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { FileSystemObjectStore } from '@tieout/object-store';
import { DatabaseJobRunStore, GraphileJobs } from '@tieout/plugin-jobs-node';
import { DatabaseTenantDirectory } from '@tieout/plugin-tenants-node';
import {
  BatchRecord,
  DatabaseBatchStore,
  uploadsMigrations,
} from '@tieout/plugin-uploads-node';
import { DatabaseInspectionStore } from '../database/DatabaseInspectionStore';
import { DatabaseMappingStore } from '../database/DatabaseMappingStore';
import { inspectUpload } from './inspectUpload';
import { processOrdersUpload } from './processOrdersUpload';
import { PROCESS_ORDERS_UPLOAD } from './processOrdersUploadJob';
import { resumeUploads } from './resumeUploads';

jest.setTimeout(60_000);

describe('resumeUploads', () => {
  let test: TestDatabase;
  let jobs: GraphileJobs;
  let jobRuns: DatabaseJobRunStore;
  let tenantId: string;
  let storeId: string;
  const batches = new DatabaseBatchStore();

  beforeAll(async () => {
    test = await createTestDatabase();
    const { database } = test;
    jobs = await GraphileJobs.create(database);
    jobRuns = new DatabaseJobRunStore(database);
    const directory = await DatabaseTenantDirectory.create(database);
    await database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    const tenant = await directory.ensureTenant({
      slug: 'ours',
      name: 'Ours',
      stores: [
        { name: 'Ours', marketplace: 'x', currency: 'USD', timeZone: 'UTC' },
      ],
      members: [],
    });
    tenantId = tenant.tenantId;
    storeId = tenant.stores[0].storeId;
  });

  afterAll(() => test.destroy());

  /** A received batch without a job, as a crash may leave one. */
  async function leaveBatch(): Promise<BatchRecord> {
    const { batch } = await test.database.withTenant(tenantId, tx =>
      batches.create(tx, {
        tenantId,
        storeId,
        fileName: 'orders.csv',
        objectKey: 'ab/cd',
        contentSha256: uuid(),
        byteSize: 10,
        uploadedBy: 'user:default/ada',
      }),
    );
    return batch;
  }

  const age = ({ batchId }: BatchRecord) =>
    test.database.withSystem(tx =>
      tx('uploads.data_upload_batches')
        .where({ batch_id: batchId })
        .update({ updated_at: tx.raw(`now() - interval '31 seconds'`) }),
    );

  const jobsOf = async ({ batchId }: BatchRecord): Promise<number> => {
    const { rows } = await test.database.knex.raw<{ rows: unknown[] }>(
      'select from graphile_worker.jobs where key = ?',
      [`process-orders-upload:${batchId}`],
    );
    return rows.length;
  };

  async function resume() {
    const { database } = test;
    const reading = processOrdersUpload({
      mappings: new DatabaseMappingStore(),
      database,
      batches,
      directory: { getStore: async () => undefined },
      jobs,
      jobRuns,
      objects: new FileSystemObjectStore({ root: '/nowhere' }),
    });
    const inspecting = inspectUpload({
      database,
      batches,
      inspections: new DatabaseInspectionStore(),
      mappings: new DatabaseMappingStore(),
      directory: { getStore: async () => undefined },
      jobRuns,
      objects: new FileSystemObjectStore({ root: '/nowhere' }),
    });
    await resumeUploads({ database, jobs, reading, inspecting }).run(
      {},
      {
        runId: uuid(),
        jobId: '1',
        attempt: 1,
        maxAttempts: 1,
        signal: new AbortController().signal,
        logger: mockServices.logger.mock(),
      },
    );
  }

  it('gives a received batch without a job one, once', async () => {
    const batch = await leaveBatch();
    await age(batch);
    await resume();
    expect(await jobsOf(batch)).toBe(1);
    await resume();
    expect(await jobsOf(batch)).toBe(1);
  });

  it('leaves a batch alone that was received just now', async () => {
    const batch = await leaveBatch();
    await resume();
    expect(await jobsOf(batch)).toBe(0);
  });

  it('gives up a batch whose workers died at every attempt', async () => {
    const batch = await leaveBatch();
    const { batchId } = batch;
    const leaseRunId = uuid();
    await test.database.withTenant(tenantId, tx =>
      batches.transition(tx, {
        tenantId,
        batchId,
        from: 'received',
        to: 'parsing',
        actor: 'test',
        set: { leaseRunId },
      }),
    );
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await jobRuns.begin({
        runId: attempt === 6 ? leaseRunId : uuid(),
        jobId: '1',
        task: PROCESS_ORDERS_UPLOAD.identifier,
        tenantId,
        batchId,
        attempt,
        maxAttempts: PROCESS_ORDERS_UPLOAD.maxAttempts,
        workerId: uuid(),
        payload: {},
        enqueuedAt: new Date(),
      });
    }
    await age(batch);
    await resume();
    expect(await jobsOf(batch)).toBe(0);
    const given = await test.database.withTenant(tenantId, tx =>
      batches.get(tx, tenantId, batchId),
    );
    expect(given).toMatchObject({
      status: 'failed',
      failure: { stage: 'parse', code: 'WORKER_LOST' },
    });
  });
});
