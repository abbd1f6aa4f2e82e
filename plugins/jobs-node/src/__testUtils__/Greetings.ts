import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import {
  DatabaseJobRunStore,
  DatabaseWorkerStore,
  GraphileJobs,
  JobsRunner,
  TaskDefinition,
} from '..';

interface Payload {
  tenantId: string;
  name: string;
}

const payload = z.object({ tenantId: z.uuid(), name: z.string() });

/** A promise that is settled from outside: tests wait for facts, not for time. */
export function signal<T = void>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(r => {
    resolve = r;
  });
  return { promise, resolve };
}

/** A database of its own with the task "greet", and runners of it. */
export class Greetings {
  readonly tenantId = uuid();
  private readonly runners: JobsRunner[] = [];

  private constructor(readonly test: TestDatabase) {}

  static async create(): Promise<Greetings> {
    return new Greetings(await createTestDatabase());
  }

  async destroy() {
    await Promise.all(this.runners.map(runner => runner.stop()));
    await this.test.destroy();
  }

  /** A runner, not yet started, of a task that is like this. */
  async setUp(
    task: Partial<TaskDefinition<Payload>> & {
      run: TaskDefinition<Payload>['run'];
    },
  ) {
    const { database } = this.test;
    const { tenantId } = this;
    const jobs = await GraphileJobs.create(database);
    const definition: TaskDefinition<Payload> = {
      identifier: 'greet',
      payload,
      tenantId: p => p.tenantId,
      maxAttempts: 3,
      timeoutMs: 10_000,
      ...task,
    };
    jobs.register(definition);
    const runner = new JobsRunner({
      database,
      jobs,
      runs: new DatabaseJobRunStore(database),
      workers: new DatabaseWorkerStore(database),
      logger: mockServices.logger.mock(),
      heartbeatMs: 100,
      deadAfterMs: 1_000,
    });
    this.runners.push(runner);
    const enqueue = (name = 'Ada') =>
      database.withTenant(tenantId, tx =>
        jobs.enqueue(tx, definition, { tenantId, name }),
      );
    return { jobs, definition, runner, enqueue };
  }

  /** As if a worker that fell silent had begun this attempt at a job. */
  async beginElsewhere(jobId: string, attempt: number) {
    const { database } = this.test;
    const { tenantId } = this;
    const workerId = uuid();
    await new DatabaseWorkerStore(database).register({
      workerId,
      poolId: 'pool-dead',
      applicationName: 'tieout:dead',
      hostname: 'elsewhere',
      pid: 1,
      concurrency: 1,
    });
    await database.knex.raw(
      `update graphile_worker._private_jobs
       set attempts = ?, locked_at = now(), locked_by = 'pool-dead'`,
      [attempt],
    );
    await new DatabaseJobRunStore(database).begin({
      runId: uuid(),
      jobId,
      task: 'greet',
      tenantId,
      attempt,
      maxAttempts: 3,
      workerId,
      payload: { tenantId, name: 'Ada' },
      enqueuedAt: new Date(),
    });
  }

  /** The attempts, in the order in which they began. */
  ledger() {
    return this.test.database.withSystem(tx =>
      tx('jobs.job_runs')
        .select('task', 'attempt', 'status', 'error_code', 'tenant_id')
        .orderBy('started_at'),
    );
  }

  /** Polls until the fact holds; fails the test by its own timeout. */
  async until(fact: () => Promise<boolean>) {
    while (!(await fact())) {
      await this.test.database.knex.raw('select pg_sleep(0.02)');
    }
  }

  /** Waits until so many attempts, and all there are, have ended. */
  async settled(count: number) {
    await this.until(async () => {
      const runs = await this.ledger();
      return (
        runs.length >= count &&
        runs.every((run: { status: string }) => run.status !== 'running')
      );
    });
  }

  /** Waits until the queue is empty: a job goes a moment after its last run is in the ledger. */
  async emptied() {
    await this.until(async () => {
      const { rows } = await this.test.database.knex.raw(
        'select from graphile_worker.jobs',
      );
      return rows.length === 0;
    });
  }
}
