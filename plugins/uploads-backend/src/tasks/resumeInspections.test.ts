import { randomUUID as uuid } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { GraphileJobs } from '@tieout/plugin-jobs-node';
import { DatabaseTenantDirectory } from '@tieout/plugin-tenants-node';
import {
  DatabaseBatchStore,
  uploadsMigrations,
} from '@tieout/plugin-uploads-node';
import { DatabaseInspectionStore } from '../database/DatabaseInspectionStore';
import { DatabaseMappingStore } from '../database/DatabaseMappingStore';
import { InspectionRecord } from '../database/InspectionStore';
import { inspectUpload } from './inspectUpload';
import { INSPECT_UPLOAD } from './inspectUploadJob';
import { resumeInspections } from './resumeInspections';

jest.setTimeout(60_000);

describe('an inspection whose job was lost', () => {
  let test: TestDatabase;
  let jobs: GraphileJobs;
  const inspections = new DatabaseInspectionStore();
  const tenantId = uuid();

  beforeAll(async () => {
    test = await createTestDatabase();
    jobs = await GraphileJobs.create(test.database);
    await DatabaseTenantDirectory.create(test.database);
    await test.database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
  });

  afterAll(() => test.destroy());

  const leave = () =>
    test.database.withTenant(tenantId, tx =>
      inspections.create(tx, {
        tenantId,
        storeId: uuid(),
        fileName: 'orders.csv',
        objectKey: 'ab/cd',
        contentSha256: uuid(),
        byteSize: 10,
        createdBy: 'user:default/ada',
      }),
    );
  const age = ({ inspectionId }: InspectionRecord) =>
    test.database.withSystem(tx =>
      tx('uploads.inspections')
        .where({ inspection_id: inspectionId })
        .update({ updated_at: tx.raw(`now() - interval '31 seconds'`) }),
    );
  const jobsOf = async ({ inspectionId }: InspectionRecord) => {
    const { rows } = await test.database.knex.raw<{ rows: unknown[] }>(
      'select from graphile_worker.jobs where key = ?',
      [`inspect-upload:${inspectionId}`],
    );
    return rows.length;
  };
  const takenBy = (inspection: InspectionRecord, leaseRunId: string) =>
    test.database.withTenant(tenantId, tx =>
      inspections.takeLease(tx, { ...inspection, leaseRunId }),
    );
  const resume = async () => {
    const { database } = test;
    const inspecting = inspectUpload({
      database,
      batches: new DatabaseBatchStore(),
      inspections,
      mappings: new DatabaseMappingStore(),
      directory: { getStore: async () => undefined },
      jobRuns: { isRunning: async () => true },
      objects: { open: () => Promise.reject(new Error('not opened')) },
    });
    await resumeInspections(
      { database, jobs, inspecting },
      { jobId: '1', logger: mockServices.logger.mock() },
    );
  };

  it.each(['waits', 'runs'])('gets a new job, once, where it %s', async how => {
    const inspection = await leave();
    if (how === 'runs') await takenBy(inspection, uuid());
    await resume();
    expect(await jobsOf(inspection)).toBe(0);
    await age(inspection);
    await resume();
    await resume();
    expect(await jobsOf(inspection)).toBe(1);
  });

  it('is given up when its workers died at every attempt', async () => {
    const inspection = await leave();
    for (let n = 0; n < INSPECT_UPLOAD.maxAttempts; n += 1) {
      await takenBy(inspection, uuid());
    }
    await age(inspection);
    await resume();
    expect(await jobsOf(inspection)).toBe(0);
    const given = await test.database.withTenant(tenantId, tx =>
      inspections.get(tx, inspection),
    );
    expect(given).toMatchObject({
      status: 'failed',
      failure: { code: 'WORKER_LOST' },
    });
  });
});
