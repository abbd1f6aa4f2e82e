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
  TaskError,
} from '.';

jest.setTimeout(30_000);

interface Payload {
  tenantId: string;
  name: string;
}

const payload = z.object({ tenantId: z.uuid(), name: z.string() });

/** A promise that is settled from outside: tests wait for facts, not for time. */
function signal<T = void>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>(r => {
    resolve = r;
  });
  return { promise, resolve };
}

describe('JobsRunner', () => {
  let test: TestDatabase;
  let runners: JobsRunner[] = [];
  const tenantId = uuid();

  beforeEach(async () => {
    test = await createTestDatabase();
  });

  afterEach(async () => {
    await Promise.all(runners.map(runner => runner.stop()));
    runners = [];
    await test.destroy();
  });

  async function setUp(
    task: Partial<TaskDefinition<Payload>> & {
      run: TaskDefinition<Payload>['run'];
    },
  ) {
    const jobs = await GraphileJobs.create(test.database);
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
      database: test.database,
      jobs,
      runs: new DatabaseJobRunStore(test.database),
      workers: new DatabaseWorkerStore(test.database),
      logger: mockServices.logger.mock(),
      heartbeatMs: 100,
      deadAfterMs: 1_000,
    });
    runners.push(runner);
    const enqueue = (name = 'Ada') =>
      test.database.withTenant(tenantId, tx =>
        jobs.enqueue(tx, definition, { tenantId, name }),
      );
    return { jobs, definition, runner, enqueue };
  }

  const ledger = () =>
    test.database.withSystem(tx =>
      tx('jobs.job_runs')
        .select('task', 'attempt', 'status', 'error_code', 'tenant_id')
        .orderBy('started_at'),
    );

  /** Polls until the fact holds; fails the test by its own timeout. */
  async function until(fact: () => Promise<boolean>) {
    while (!(await fact())) {
      await test.database.knex.raw('select pg_sleep(0.02)');
    }
  }

  const settled = (count: number) =>
    until(async () => {
      const runs = await ledger();
      return (
        runs.length >= count &&
        runs.every((run: { status: string }) => run.status !== 'running')
      );
    });

  it('runs what was committed and writes the attempt into the ledger', async () => {
    const greeted = signal<string>();
    const { runner, enqueue } = await setUp({
      run: async ({ name }) => greeted.resolve(name),
    });
    await enqueue('Grace');
    await runner.start();
    expect(await greeted.promise).toBe('Grace');
    await settled(1);
    expect(await ledger()).toEqual([
      {
        task: 'greet',
        attempt: 1,
        status: 'succeeded',
        error_code: null,
        tenant_id: tenantId,
      },
    ]);
  });

  it('forgets a job whose transaction was rolled back', async () => {
    const names: string[] = [];
    const { runner, enqueue, jobs, definition } = await setUp({
      run: async ({ name }) => {
        names.push(name);
      },
    });
    await expect(
      test.database.withTenant(tenantId, async tx => {
        await jobs.enqueue(tx, definition, { tenantId, name: 'undone' });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await enqueue('done');
    await runner.start();
    await settled(1);
    expect(names).toEqual(['done']);
  });

  it('refuses to enqueue for another tenant', async () => {
    const { jobs, definition } = await setUp({ run: async () => {} });
    await expect(
      test.database.withTenant(uuid(), tx =>
        jobs.enqueue(tx, definition, { tenantId, name: 'stray' }),
      ),
    ).rejects.toThrow('another tenant');
  });

  it('tries again after a failure and keeps every attempt', async () => {
    let attempts = 0;
    const { runner, enqueue } = await setUp({
      run: async () => {
        attempts += 1;
        if (attempts === 1) throw new TaskError('FLAKY', 'not this time');
      },
    });
    await enqueue();
    await runner.start();
    await settled(2);
    expect(await ledger()).toMatchObject([
      { attempt: 1, status: 'failed', error_code: 'FLAKY' },
      { attempt: 2, status: 'succeeded' },
    ]);
  });

  it('gives up at once on an error that no retry can mend, and tells the task', async () => {
    const exhausted = signal<string>();
    const { runner, enqueue } = await setUp({
      run: async () => {
        throw new TaskError('BAD_FILE', 'unreadable', { permanent: true });
      },
      onExhausted: async (_, error) => exhausted.resolve(error.message),
    });
    await enqueue();
    await runner.start();
    expect(await exhausted.promise).toBe('unreadable');
    await settled(1);
    // The job goes a moment after its last run is in the ledger.
    await until(async () => {
      const { rows } = await test.database.knex.raw(
        'select count(*)::int as left from graphile_worker.jobs',
      );
      return rows[0].left === 0;
    });
  });

  it('aborts an attempt at its timeout', async () => {
    const { runner, enqueue } = await setUp({
      maxAttempts: 1,
      timeoutMs: 50,
      run: (_, context) =>
        new Promise((_resolve, reject) => {
          context.signal.addEventListener('abort', () =>
            reject(context.signal.reason),
          );
        }),
    });
    await enqueue();
    await runner.start();
    await settled(1);
    expect(await ledger()).toMatchObject([
      { status: 'failed', error_code: 'TIMEOUT' },
    ]);
  });

  it('merges waiting jobs of one key and runs again after a running one', async () => {
    const begun = signal();
    const proceed = signal();
    const names: string[] = [];
    const { runner, enqueue } = await setUp({
      queue: 'serial',
      jobKey: p => `greet:${p.tenantId}`,
      run: async ({ name }) => {
        names.push(name);
        begun.resolve();
        await proceed.promise;
      },
    });
    await enqueue('first');
    await runner.start();
    await begun.promise;
    await enqueue('second');
    await enqueue('third');
    proceed.resolve();
    await settled(2);
    expect(names).toEqual(['first', 'third']);
  });

  it('frees what a silent worker held and lets another finish it', async () => {
    const { runner, enqueue } = await setUp({ run: async () => {} });
    const dead = {
      workerId: uuid(),
      poolId: 'pool-dead',
      applicationName: 'tieout:dead',
      hostname: 'elsewhere',
      pid: 1,
      concurrency: 1,
    };
    const jobId = await enqueue();
    await new DatabaseWorkerStore(test.database).register(dead);
    await test.database.knex.raw(`
      update graphile_worker._private_jobs
      set attempts = 1, locked_at = now(), locked_by = 'pool-dead'`);
    await new DatabaseJobRunStore(test.database).begin({
      runId: uuid(),
      jobId,
      task: 'greet',
      tenantId,
      attempt: 1,
      maxAttempts: 3,
      workerId: dead.workerId,
      payload: { tenantId, name: 'Ada' },
      enqueuedAt: new Date(),
    });
    await runner.start();
    await settled(2);
    expect(await ledger()).toMatchObject([
      { attempt: 1, status: 'lost', error_code: 'WORKER_LOST' },
      { attempt: 2, status: 'succeeded' },
    ]);
  });

  it('reports a job lost on its last attempt instead of leaving it stuck', async () => {
    const exhausted = signal<string>();
    const { runner, enqueue } = await setUp({
      run: async () => {},
      onExhausted: async (_, error) => exhausted.resolve(error.message),
    });
    const workerId = uuid();
    const jobId = await enqueue();
    await new DatabaseWorkerStore(test.database).register({
      workerId,
      poolId: 'pool-dead',
      applicationName: 'tieout:dead',
      hostname: 'elsewhere',
      pid: 1,
      concurrency: 1,
    });
    await test.database.knex.raw(`
      update graphile_worker._private_jobs
      set attempts = 3, locked_at = now(), locked_by = 'pool-dead'`);
    await new DatabaseJobRunStore(test.database).begin({
      runId: uuid(),
      jobId,
      task: 'greet',
      tenantId,
      attempt: 3,
      maxAttempts: 3,
      workerId,
      payload: { tenantId, name: 'Ada' },
      enqueuedAt: new Date(),
    });
    await runner.start();
    expect(await exhausted.promise).toMatch(/last of 3 attempts/);
    await settled(1);
    expect(await ledger()).toMatchObject([{ attempt: 3, status: 'lost' }]);
  });

  it('takes jobs again by itself after all its sessions were cut', async () => {
    const names: string[] = [];
    const { runner, enqueue } = await setUp({
      run: async ({ name }) => {
        names.push(name);
      },
    });
    await runner.start();
    await enqueue('before');
    await settled(1);
    await test.database.knex
      .raw(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()
         and application_name like ?`,
        [`${test.database.applicationName}%`],
      )
      .catch(() => undefined);
    await enqueue('after').catch(() => enqueue('after'));
    await settled(2);
    expect(names).toEqual(['before', 'after']);
  });
  it('runs a job again whose end could not be recorded, instead of leaving it locked', async () => {
    const { runner, enqueue } = await setUp({ run: async () => {} });
    await test.database.knex.raw(`
      create sequence public.completions;
      create function public.refuse_first() returns trigger language plpgsql as $$
      begin
        if nextval('public.completions') = 1 then
          raise exception 'the database fails just now';
        end if;
        return old;
      end $$;
      create trigger refuse_first before delete on graphile_worker._private_jobs
        for each row execute function public.refuse_first()`);
    await enqueue();
    await runner.start();
    await until(async () => {
      const { rows } = await test.database.knex.raw(
        'select from graphile_worker.jobs',
      );
      return rows.length === 0;
    });
    await settled(2);
    const attempts = (await ledger()).map(
      (run: { attempt: number }) => run.attempt,
    );
    expect(attempts.slice(0, 2)).toEqual([1, 2]);
  });
});
