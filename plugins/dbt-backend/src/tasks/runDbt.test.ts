import { mockServices } from '@backstage/backend-test-utils';
import { type TaskContext, TaskError } from '@tieout/plugin-jobs-node';
import { v7 as uuid } from 'uuid';
import { DatabaseDbtRunStore } from '../database/DatabaseDbtRunStore';
import { DbtSessions } from '../database/DbtSessions';
import type { DbtRunner } from '../runner/DbtRunner';
import { Warehouse } from '../testing/Warehouse';
import { runDbt } from './runDbt';

jest.setTimeout(180_000);

const enabled = Boolean(process.env.TIEOUT_DBT_EXECUTABLE);
const describeWithDbt = enabled ? describe : describe.skip;

describeWithDbt(
  'runDbt (skipped unless TIEOUT_DBT_EXECUTABLE names a dbt)',
  () => {
    let warehouse: Warehouse;
    const runs = new DatabaseDbtRunStore();
    const enqueue = jest.fn(async () => '1');

    beforeAll(async () => {
      warehouse = await Warehouse.create();
    });

    afterAll(() => warehouse.destroy());

    function task(runner: DbtRunner = warehouse.runner(), timeoutMs = 120_000) {
      const { database } = warehouse.test;
      return runDbt({
        database,
        jobs: { enqueue },
        runs,
        batches: warehouse.batches,
        runner,
        sessions: new DbtSessions(database),
        timeoutMs,
      });
    }

    function context(signal = new AbortController().signal): TaskContext {
      return {
        runId: uuid(),
        jobId: '1',
        attempt: 1,
        maxAttempts: 3,
        signal,
        logger: mockServices.logger.mock(),
      };
    }

    const payload = () => ({ tenantId: warehouse.tenantId });

    async function newestRun() {
      return await warehouse.test.database.withTenant(
        warehouse.tenantId,
        async tx => {
          const { items } = await runs.list(tx, {
            tenantId: warehouse.tenantId,
            limit: 1,
          });
          const [run] = items;
          const nodes = await runs.listNodes(tx, run.tenantId, run.runId);
          return { ...run, nodes };
        },
      );
    }

    /** Runs the task as a worker does that gives it up when it fails for good. */
    async function runToTheEnd(runner?: DbtRunner, timeoutMs?: number) {
      const definition = task(runner, timeoutMs);
      const running = context();
      try {
        await definition.run(payload(), running);
        return undefined;
      } catch (error) {
        if (!(error instanceof TaskError)) throw error;
        if (error.permanent) {
          await definition.onExhausted?.(payload(), error, running);
        }
        return error;
      }
    }

    const orders = () =>
      warehouse.mart<{ order_id: string; revenue: string }>('fct_orders', [
        'order_id',
        'revenue',
      ]);

    it('brings all waiting batches into the marts with one run', async () => {
      const first = await warehouse.load([
        { order_id: 'A-1', item_price: '10.00', item_discount: '-1.50' },
        { order_id: 'A-1', item_price: '5.00', shipping_price: '2.00' },
      ]);
      const second = await warehouse.load([{ order_id: 'A-2' }]);

      await runToTheEnd();

      for (const batchId of [first, second]) {
        expect((await warehouse.batch(batchId)).status).toBe('ready');
      }
      expect(await orders()).toEqual([
        { order_id: 'A-1', revenue: '15.500000' },
        { order_id: 'A-2', revenue: '10.000000' },
      ]);
      const run = await newestRun();
      expect(run).toMatchObject({
        status: 'succeeded',
        batchIds: [first, second],
        dbtVersion: expect.stringMatching(/^1\./),
        nodesDone: run.nodesTotal,
        currentNode: undefined,
      });
      expect(run.nodes.length).toBe(run.nodesTotal);
      expect(run.nodes.filter(node => node.status === 'running')).toEqual([]);
      expect(run.artifacts.map(artifact => artifact.name)).toEqual([
        'manifest.json',
        'run_results.json',
        'dbt.log',
      ]);
    });

    it('does nothing when no batch waits', async () => {
      const before = await newestRun();
      await runToTheEnd();
      expect((await newestRun()).runId).toBe(before.runId);
    });

    it('takes over what an attempt left that died in the middle', async () => {
      const batchId = await warehouse.load([{ order_id: 'B-1' }]);
      const death = new AbortController();
      const runner = warehouse.runner();
      const dying: DbtRunner = {
        status: () => runner.status(),
        warmUp: () => runner.warmUp(),
        artifactPath: (...args) => runner.artifactPath(...args),
        run: options =>
          runner.run({
            ...options,
            onProgress(progress) {
              options.onProgress(progress);
              if (progress.kind === 'node') {
                death.abort(new TaskError('WORKER_STOPPED', 'It stopped'));
              }
            },
          }),
      };
      await expect(
        task(dying).run(payload(), context(death.signal)),
      ).rejects.toThrow('It stopped');
      const lost = await newestRun();
      expect(lost.status).toBe('running');
      expect((await warehouse.batch(batchId)).status).toBe('transforming');

      await runToTheEnd();

      expect((await warehouse.batch(batchId)).status).toBe('ready');
      expect((await newestRun()).status).toBe('succeeded');
      const { database } = warehouse.test;
      expect(
        await database.withTenant(warehouse.tenantId, tx =>
          runs.get(tx, warehouse.tenantId, lost.runId),
        ),
      ).toMatchObject({ status: 'lost', failure: { code: 'DBT_KILLED' } });
      expect((await orders()).map(order => order.order_id)).toContain('B-1');
    });

    it('says which model failed and why, and gives the batch up', async () => {
      const batchId = await warehouse.load([
        { order_id: 'C-1', item_price: 'ten' },
      ]);
      await runToTheEnd();

      const { status, failure } = await warehouse.batch(batchId);
      expect(status).toBe('failed');
      expect(failure).toMatchObject({
        stage: 'transform',
        code: 'DBT_MODEL_ERROR',
        message: expect.stringMatching(/int_order_lines.*numeric: "ten"/),
      });
      expect((await newestRun()).failure?.code).toBe('DBT_MODEL_ERROR');
    });

    it('keeps a batch that fails a check out of the marts', async () => {
      const before = await orders();
      const batchId = await warehouse.load([{ order_id: 'D-1', quantity: -1 }]);
      await runToTheEnd();

      expect((await warehouse.batch(batchId)).failure).toMatchObject({
        code: 'DBT_TEST_FAILED',
        message: expect.stringContaining('not_negative_int_order_lines'),
      });
      expect(await orders()).toEqual(before);
    });

    it('takes back what a failed batch had published', async () => {
      const before = await orders();
      const failed = await warehouse.load([
        { order_id: 'E-1', purchased_at: '2026-07-04T12:00:00Z' },
      ]);
      const definition = task();
      const published = context();
      const runner = warehouse.runner();
      const { tenantId } = warehouse;
      // As if everything had been built and only the last step had failed.
      const failing = task({
        status: () => runner.status(),
        warmUp: () => runner.warmUp(),
        artifactPath: (...args) => runner.artifactPath(...args),
        run: async options => ({
          ...(await runner.run(options)),
          failure: { code: 'DBT_UNKNOWN', message: 'It failed' },
        }),
      });
      await expect(failing.run({ tenantId }, published)).rejects.toThrow();
      expect(await orders()).toHaveLength(before.length + 1);
      await definition.onExhausted?.(
        { tenantId },
        new TaskError('DBT_UNKNOWN', 'It failed'),
        published,
      );
      expect((await warehouse.batch(failed)).status).toBe('failed');

      await warehouse.load([{ order_id: 'E-2' }]);
      await runToTheEnd();

      const ids = (await orders()).map(order => order.order_id);
      expect(ids).not.toContain('E-1');
      expect(ids).toContain('E-2');
      const days = await warehouse.mart<{ day: string }>('fct_daily_sales', [
        'local_date',
      ]);
      expect(JSON.stringify(days)).not.toContain('2026-07-04');
    });

    it('leaves the batch for another attempt when the database is out of reach', async () => {
      const batchId = await warehouse.load([{ order_id: 'F-1' }]);
      const error = await runToTheEnd(
        warehouse.runner({ databasePassword: 'wrong' }),
      );
      expect(error).toMatchObject({
        code: 'DBT_DATABASE_UNREACHABLE',
        permanent: false,
      });
      expect((await warehouse.batch(batchId)).status).toBe('transforming');
      await runToTheEnd();
      expect((await warehouse.batch(batchId)).status).toBe('ready');
    });

    it('stops a run that takes too long', async () => {
      const batchId = await warehouse.load([{ order_id: 'G-1' }]);
      await runToTheEnd(warehouse.runner(), 50);
      expect((await warehouse.batch(batchId)).failure?.code).toBe(
        'DBT_TIMEOUT',
      );
    });

    it('runs in a process that was kept waiting', async () => {
      const runner = warehouse.runner({ keepWarm: true });
      try {
        await runner.warmUp();
        const batchId = await warehouse.load([{ order_id: 'H-1' }]);
        await runToTheEnd(runner);
        expect((await warehouse.batch(batchId)).status).toBe('ready');
      } finally {
        runner.close();
      }
    });

    it('leaves the batches loaded and says what to do when dbt is missing', async () => {
      const batchId = await warehouse.load([{ order_id: 'I-1' }]);
      await runToTheEnd(warehouse.runner({ executable: '/nowhere/dbt' }));
      await runToTheEnd(warehouse.runner({ executable: '/nowhere/dbt' }));

      const batch = await warehouse.batch(batchId);
      expect(batch.status).toBe('loaded');
      expect(batch.metadata.localRun).toMatchObject({
        status: 'unavailable',
        reason: 'There is no program at /nowhere/dbt.',
        remedy: expect.stringContaining('Install Python'),
      });
      const { items } = await warehouse.test.database.withTenant(
        warehouse.tenantId,
        tx =>
          runs.list(tx, {
            tenantId: warehouse.tenantId,
            status: ['unavailable'],
            limit: 10,
          }),
      );
      expect(items).toHaveLength(1);
      expect(enqueue).not.toHaveBeenCalled();
    });
  },
);
