import { TaskError } from '@tieout/plugin-jobs-node';
import type { DbtRunner } from '../runner/DbtRunner';
import { DbtWorker } from '../__testUtils__/DbtWorker';
import { Warehouse } from '../__testUtils__/Warehouse';

jest.setTimeout(180_000);

const enabled = Boolean(process.env.TIEOUT_DBT_EXECUTABLE);
const describeWithDbt = enabled ? describe : describe.skip;

describeWithDbt(
  'runDbt (skipped unless TIEOUT_DBT_EXECUTABLE names a dbt)',
  () => {
    let warehouse: Warehouse;
    let worker: DbtWorker;

    beforeAll(async () => {
      warehouse = await Warehouse.create();
      worker = new DbtWorker(warehouse);
    });

    afterAll(() => warehouse.destroy());

    it('brings all waiting batches into the marts with one run', async () => {
      const first = await warehouse.load([
        { order_id: 'A-1', item_price: '10.00', item_discount: '-1.50' },
        { order_id: 'A-1', item_price: '5.00', shipping_price: '2.00' },
      ]);
      const second = await warehouse.load([{ order_id: 'A-2' }]);

      await worker.runToTheEnd();

      for (const batchId of [first, second]) {
        expect((await warehouse.batch(batchId)).status).toBe('ready');
      }
      expect(await worker.orders()).toEqual([
        { order_id: 'A-1', revenue: '15.500000' },
        { order_id: 'A-2', revenue: '10.000000' },
      ]);
      const run = await worker.newestRun();
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
      const before = await worker.newestRun();
      await worker.runToTheEnd();
      expect((await worker.newestRun()).runId).toBe(before.runId);
    });

    it('takes over what an attempt left that died in the middle', async () => {
      const batchId = await warehouse.load([{ order_id: 'B-1' }]);
      const death = new AbortController();
      const runner = warehouse.runner();
      const dying: DbtRunner = {
        status: () => runner.status(),
        warmUp: () => runner.warmUp(),
        artifactPath: (...args) => runner.artifactPath(...args),
        removeArtifacts: runId => runner.removeArtifacts(runId),
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
        worker.task(dying).run(worker.payload, worker.context(death.signal)),
      ).rejects.toThrow('It stopped');
      const lost = await worker.newestRun();
      expect(lost.status).toBe('running');
      expect((await warehouse.batch(batchId)).status).toBe('transforming');

      await worker.runToTheEnd();

      expect((await warehouse.batch(batchId)).status).toBe('ready');
      expect((await worker.newestRun()).status).toBe('succeeded');
      const { database } = warehouse.test;
      expect(
        await database.withTenant(warehouse.tenantId, tx =>
          worker.runs.get(tx, warehouse.tenantId, lost.runId),
        ),
      ).toMatchObject({ status: 'lost', failure: { code: 'DBT_KILLED' } });
      expect((await worker.orders()).map(order => order.order_id)).toContain(
        'B-1',
      );
    });

    it('says which model failed and why, and gives the batch up', async () => {
      const batchId = await warehouse.load([
        { order_id: 'C-1', item_price: 'ten' },
      ]);
      await worker.runToTheEnd();

      const { status, failure } = await warehouse.batch(batchId);
      expect(status).toBe('failed');
      expect(failure).toMatchObject({
        stage: 'transform',
        code: 'DBT_MODEL_ERROR',
        message: expect.stringMatching(/int_order_lines.*numeric: "ten"/),
      });
      expect((await worker.newestRun()).failure?.code).toBe('DBT_MODEL_ERROR');
    });

    it('keeps a batch that fails a check out of the marts', async () => {
      const before = await worker.orders();
      const batchId = await warehouse.load([{ order_id: 'D-1', quantity: -1 }]);
      await worker.runToTheEnd();

      expect((await warehouse.batch(batchId)).failure).toMatchObject({
        code: 'DBT_TEST_FAILED',
        message: expect.stringContaining('not_negative_int_order_lines'),
      });
      expect(await worker.orders()).toEqual(before);
    });

    it('leaves the batch for another attempt when the database is out of reach', async () => {
      const batchId = await warehouse.load([{ order_id: 'F-1' }]);
      const error = await worker.runToTheEnd(
        warehouse.runner({ databasePassword: 'wrong' }),
      );
      expect(error).toMatchObject({
        code: 'DBT_DATABASE_UNREACHABLE',
        permanent: false,
      });
      expect((await warehouse.batch(batchId)).status).toBe('transforming');
      await worker.runToTheEnd();
      expect((await warehouse.batch(batchId)).status).toBe('ready');
    });

    it('stops a run that takes too long', async () => {
      const batchId = await warehouse.load([{ order_id: 'G-1' }]);
      await worker.runToTheEnd(warehouse.runner(), 50);
      expect((await warehouse.batch(batchId)).failure?.code).toBe(
        'DBT_TIMEOUT',
      );
      const { runId, artifacts } = await worker.newestRun();
      const listed = artifacts.map(({ name }) => name);
      expect(await warehouse.filesOfRun(runId)).toEqual(listed.sort());
    });

    it('runs in a process that was kept waiting', async () => {
      const runner = warehouse.runner({ keepWarm: true });
      try {
        await runner.warmUp();
        const batchId = await warehouse.load([{ order_id: 'H-1' }]);
        await worker.runToTheEnd(runner);
        expect((await warehouse.batch(batchId)).status).toBe('ready');
      } finally {
        runner.close();
      }
    });

    it('leaves the batches loaded and says what to do when dbt is missing', async () => {
      worker.enqueue.mockClear();
      const batchId = await warehouse.load([{ order_id: 'I-1' }]);
      await worker.runToTheEnd(
        warehouse.runner({ executable: '/nowhere/dbt' }),
      );
      await worker.runToTheEnd(
        warehouse.runner({ executable: '/nowhere/dbt' }),
      );

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
          worker.runs.list(tx, {
            tenantId: warehouse.tenantId,
            status: ['unavailable'],
            limit: 10,
          }),
      );
      expect(items).toHaveLength(1);
      expect(worker.enqueue).not.toHaveBeenCalled();
    });
  },
);
