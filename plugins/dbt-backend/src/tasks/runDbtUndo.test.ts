import { withdrawRows } from '@tieout/plugin-uploads-node';
import { DbtWorker } from '../__testUtils__/DbtWorker';
import { Warehouse } from '../__testUtils__/Warehouse';

jest.setTimeout(180_000);

const enabled = Boolean(process.env.TIEOUT_DBT_EXECUTABLE);
const describeWithDbt = enabled ? describe : describe.skip;

describeWithDbt(
  'runDbt after a batch was undone (skipped unless TIEOUT_DBT_EXECUTABLE names a dbt)',
  () => {
    let warehouse: Warehouse;
    let worker: DbtWorker;

    beforeAll(async () => {
      warehouse = await Warehouse.create();
      worker = new DbtWorker(warehouse);
    });

    afterAll(() => warehouse.destroy());

    /** As the operation does it: state and rows in one transaction. */
    async function undo(batchId: string) {
      const { tenantId, batches, test } = warehouse;
      const { status: from } = await warehouse.batch(batchId);
      await test.database.withTenant(tenantId, async tx => {
        await batches.transition(tx, {
          tenantId,
          batchId,
          from,
          to: 'undone',
          actor: 'test',
        });
        await withdrawRows(tx, { tenantId, batchIds: [batchId] });
      });
    }

    const days = () =>
      warehouse.mart('fct_daily_sales', ['local_date', 'revenue']);

    it('gives an order back the version of the earlier batch, and its day', async () => {
      await warehouse.load([{ order_id: 'A', item_price: '10.00' }]);
      await worker.runToTheEnd();
      const before = [await worker.orders(), await days()];

      const newer = await warehouse.load([
        {
          order_id: 'A',
          item_price: '99.00',
          purchased_at: '2026-06-20T12:00:00Z',
        },
        { order_id: 'B', purchased_at: '2026-06-21T12:00:00Z' },
      ]);
      await worker.runToTheEnd();
      expect(await worker.orders()).toEqual([
        { order_id: 'A', revenue: '99.000000' },
        { order_id: 'B', revenue: '10.000000' },
      ]);

      await undo(newer);
      await worker.runToTheEnd();
      expect(await worker.newestRun()).toMatchObject({
        status: 'succeeded',
        batchIds: [],
      });
      expect([await worker.orders(), await days()]).toEqual(before);
      expect(
        await warehouse.mart('orders_processing_logs', [
          'stage',
          'status',
          'rows_out',
        ]),
      ).toContainEqual({ stage: 'transform', status: 'undone', rows_out: '0' });
    });

    it('takes a batch out once, and begins no run for one that no run had', async () => {
      const { runId } = await worker.newestRun();
      await worker.runToTheEnd();
      await undo(await warehouse.load([{ order_id: 'C' }]));
      await worker.runToTheEnd();
      expect((await worker.newestRun()).runId).toBe(runId);
    });

    it('takes out in the next run what is undone while one goes on', async () => {
      const going = await warehouse.load([{ order_id: 'D' }]);
      await worker.runToTheEnd();
      const runner = warehouse.runner();
      await warehouse.load([{ order_id: 'E' }]);
      await worker.runToTheEnd({
        status: () => runner.status(),
        warmUp: () => runner.warmUp(),
        artifactPath: (...args) => runner.artifactPath(...args),
        removeArtifacts: runId => runner.removeArtifacts(runId),
        run: async options => {
          let undone: Promise<void> | undefined;
          const outcome = await runner.run({
            ...options,
            onProgress: progress => {
              options.onProgress(progress);
              const built =
                progress.kind === 'node' &&
                progress.node.name === 'int_order_versions' &&
                progress.node.status === 'success';
              if (built) undone ??= undo(going);
            },
          });
          await undone;
          return outcome;
        },
      });
      expect((await warehouse.batch(going)).status).toBe('undone');

      await worker.runToTheEnd();
      expect((await worker.orders()).map(order => order.order_id)).toEqual([
        'A',
        'E',
      ]);
    });

    it('adds mended rows to the version of an order that the mended file has, until they are undone', async () => {
      const parent = await warehouse.load([
        { order_id: 'S', item_price: '10.00' },
      ]);
      await worker.runToTheEnd();
      const supplement = await warehouse.load(
        [
          { order_id: 'S', item_price: '7.00' },
          { order_id: 'T', item_price: '1.00' },
        ],
        parent,
      );
      await worker.runToTheEnd();
      const orders = await worker.orders();
      expect(orders).toContainEqual({ order_id: 'S', revenue: '17.000000' });
      expect(orders).toContainEqual({ order_id: 'T', revenue: '1.000000' });
      await undo(supplement);
      await worker.runToTheEnd();
      const after = await worker.orders();
      expect(after).toContainEqual({ order_id: 'S', revenue: '10.000000' });
      expect(after.map(order => order.order_id)).not.toContain('T');
      await warehouse.load([{ order_id: 'S', item_price: '5.00' }], parent);
      await worker.runToTheEnd();
    });

    it('has the same marts after a full refresh', async () => {
      const before = [await worker.orders(), await days()];
      await warehouse.dbt(
        'build',
        '--full-refresh',
        ...['--exclude-resource-type', 'unit_test'],
      );
      expect([await worker.orders(), await days()]).toEqual(before);
    });
  },
);
