import { mockServices } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { v7 as uuid } from 'uuid';
import { DatabaseJobRunStore, DatabaseWorkerStore, GraphileJobs } from '.';
import { forgetJobRuns } from './forgetJobRuns';

jest.setTimeout(30_000);

describe('forgetJobRuns', () => {
  let test: TestDatabase;
  let runs: DatabaseJobRunStore;
  let workers: DatabaseWorkerStore;
  const tenantId = uuid();

  beforeAll(async () => {
    test = await createTestDatabase();
    await GraphileJobs.create(test.database);
    runs = new DatabaseJobRunStore(test.database);
    workers = new DatabaseWorkerStore(test.database);
  });

  afterAll(() => test.destroy());

  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

  async function addRun(days: number, batchId?: string, ended = true) {
    const runId = uuid();
    await runs.begin({
      runId,
      jobId: '1',
      task: 'greet',
      tenantId,
      batchId,
      attempt: 1,
      maxAttempts: 1,
      workerId: uuid(),
      payload: {},
      enqueuedAt: daysAgo(days),
    });
    if (ended) await runs.finish(runId, { status: 'succeeded' });
    await test.database.withSystem(tx =>
      tx('jobs.job_runs')
        .where({ run_id: runId })
        .update({
          started_at: daysAgo(days),
          finished_at: ended ? daysAgo(days) : null,
        }),
    );
    return runId;
  }

  async function addWorker(stoppedDays?: number) {
    const workerId = uuid();
    await workers.register({
      workerId,
      poolId: workerId,
      applicationName: 'tieout:test',
      hostname: 'here',
      pid: 1,
      concurrency: 1,
    });
    if (stoppedDays !== undefined) {
      await test.database
        .knex('jobs.workers')
        .where({ worker_id: workerId })
        .update({ stopped_at: daysAgo(stoppedDays) });
    }
    return workerId;
  }

  it('forgets old attempts and workers that are gone, and nothing that is still shown or at work', async () => {
    const batchId = uuid();
    await addRun(120);
    await addRun(110, batchId);
    const lastOfBatch = await addRun(100, batchId);
    const atWork = await addRun(95, undefined, false);
    const young = await addRun(89);
    await addWorker(8);
    const recentlyGone = await addWorker(6);
    const alive = await addWorker();

    const { task } = forgetJobRuns({ runs, workers, retentionDays: 90 });
    await task.run(
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

    const left = await test.database.withSystem(tx =>
      tx('jobs.job_runs').orderBy('started_at').pluck('run_id'),
    );
    expect(left).toEqual([lastOfBatch, atWork, young]);
    const known = await test.database.knex('jobs.workers').pluck('worker_id');
    expect(known.sort()).toEqual([recentlyGone, alive].sort());
  });

  it('deletes no more at once than it is asked to', async () => {
    for (let i = 0; i < 3; i += 1) await addRun(200);
    expect(await runs.deleteOld(90, 2)).toBe(2);
    expect(await runs.deleteOld(90, 2)).toBe(1);
  });

  it('has migrations that go down and up again', async () => {
    const settings = {
      directory: resolvePackagePath('@tieout/plugin-jobs-node', 'migrations'),
      schemaName: 'jobs',
      loadExtensions: ['.js'],
    };
    await test.database.knex.migrate.rollback(settings, true);
    await test.database.knex.migrate.latest(settings);
    await addRun(1);
    expect(await runs.deleteOld(0, 10)).toBe(1);
  });
});
