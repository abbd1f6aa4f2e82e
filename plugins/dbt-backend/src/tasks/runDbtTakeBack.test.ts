import { TaskError } from '@tieout/plugin-jobs-node';
import { v7 as uuid } from 'uuid';
import type { DbtRunner } from '../runner/DbtRunner';
import { DbtWorker } from '../__testUtils__/DbtWorker';
import { Warehouse } from '../__testUtils__/Warehouse';

jest.setTimeout(180_000);

const enabled = Boolean(process.env.TIEOUT_DBT_EXECUTABLE);
const describeWithDbt = enabled ? describe : describe.skip;

describeWithDbt(
  'runDbt after a failure (skipped unless TIEOUT_DBT_EXECUTABLE names a dbt)',
  () => {
    let warehouse: Warehouse;
    let worker: DbtWorker;

    beforeAll(async () => {
      warehouse = await Warehouse.create();
      worker = new DbtWorker(warehouse);
    });

    beforeEach(() => worker.enqueue.mockClear());

    afterAll(() => warehouse.destroy());

    /** As if everything had been built and only the last step had failed. */
    function failingAtTheEnd(): DbtRunner {
      const runner = warehouse.runner();
      return {
        status: () => runner.status(),
        warmUp: () => runner.warmUp(),
        artifactPath: (...args) => runner.artifactPath(...args),
        removeArtifacts: runId => runner.removeArtifacts(runId),
        run: async options => ({
          ...(await runner.run(options)),
          failure: { code: 'DBT_UNKNOWN', message: 'It failed' },
        }),
      };
    }

    async function publishAndFail(orderId: string) {
      const batchId = await warehouse.load([
        { order_id: orderId, purchased_at: '2026-07-04T12:00:00Z' },
      ]);
      await worker.runToTheEnd(failingAtTheEnd());
      expect((await warehouse.batch(batchId)).status).toBe('failed');
      expect((await worker.orders()).map(order => order.order_id)).toContain(
        orderId,
      );
      return batchId;
    }

    it('takes back what the very first run had published before its last model', async () => {
      await publishAndFail('A-1');
      await warehouse.dropMart('orders_processing_logs');

      await worker.runToTheEnd();

      expect(await worker.newestRun()).toMatchObject({ status: 'succeeded' });
      expect(await worker.orders()).toEqual([]);
      expect(await warehouse.mart('fct_daily_sales', ['revenue'])).toEqual([]);
    });

    it('asks for one run that takes back what the failed batch had published', async () => {
      await warehouse.load([{ order_id: 'B-1' }]);
      await worker.runToTheEnd();
      const before = await worker.orders();

      await publishAndFail('B-2');
      expect(worker.enqueue).toHaveBeenCalledTimes(1);
      await worker.runToTheEnd();

      const cleaning = await worker.newestRun();
      expect(cleaning).toMatchObject({ status: 'succeeded', batchIds: [] });
      expect(await worker.orders()).toEqual(before);
      const days = await warehouse.mart('fct_daily_sales', ['local_date']);
      expect(JSON.stringify(days)).not.toContain('2026-07-04');

      await worker.runToTheEnd();
      expect((await worker.newestRun()).runId).toBe(cleaning.runId);
    });

    it('tells of a failed batch that the marts hold it, until a run has taken it back', async () => {
      const batchId = await publishAndFail('D-1');
      const isLeft = async () =>
        (await warehouse.batch(batchId)).metadata.localRun?.leftInMarts;
      expect(await isLeft()).toBe(true);

      await worker.runToTheEnd();
      expect(await isLeft()).toBe(false);
      // From here on its file can be read anew, into other orders.
      const orderIds = (await worker.orders()).map(order => order.order_id);
      expect(orderIds).not.toContain('D-1');
    });

    it('begins no run for a failed batch that had published nothing', async () => {
      await warehouse.load([{ order_id: 'C-1', quantity: -1 }]);
      await worker.runToTheEnd();
      const failed = await worker.newestRun();
      expect(failed.failure?.code).toBe('DBT_TEST_FAILED');

      await worker.runToTheEnd();
      expect((await worker.newestRun()).runId).toBe(failed.runId);
    });

    it('asks for no further run when the one that takes back fails', async () => {
      const running = worker.context();
      await warehouse.test.database.withTenant(warehouse.tenantId, tx =>
        worker.runs.begin(tx, {
          ...worker.payload,
          runId: uuid(),
          batchIds: [],
          jobRunId: running.runId,
        }),
      );
      const error = new TaskError('DBT_UNKNOWN', 'It failed');
      await worker.task().onExhausted?.(worker.payload, error, running);
      expect((await worker.newestRun()).status).toBe('failed');
      expect(worker.enqueue).not.toHaveBeenCalled();
    });
  },
);
