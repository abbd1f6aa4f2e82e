import knexFactory from 'knex';
import { Warehouse } from '../__testUtils__/Warehouse';

jest.setTimeout(300_000);

const enabled = Boolean(process.env.TIEOUT_DBT_EXECUTABLE);
const describeWithDbt = enabled ? describe : describe.skip;

const MARTS = [
  'dim_products',
  'dim_stores',
  'fct_daily_sales',
  'fct_order_lines',
  'fct_orders',
  'orders_processing_logs',
];

describeWithDbt(
  'the dbt project (skipped unless TIEOUT_DBT_EXECUTABLE names a dbt)',
  () => {
    let warehouse: Warehouse;

    beforeAll(async () => {
      warehouse = await Warehouse.create();
      const first = await warehouse.load([
        {
          order_id: 'A',
          purchased_at: '2026-05-01T12:00:00Z',
          updated_at: '2026-05-01T12:00:00Z',
        },
        { order_id: 'B', purchased_at: '2026-05-01T12:00:00Z' },
      ]);
      await transform(first);
      // A moves to another day and gains a line; B is cancelled; C is new.
      const second = await warehouse.load([
        {
          order_id: 'A',
          purchased_at: '2026-05-03T12:00:00Z',
          updated_at: '2026-05-02T12:00:00Z',
        },
        {
          order_id: 'A',
          purchased_at: '2026-05-03T12:00:00Z',
          updated_at: '2026-05-02T12:00:00Z',
        },
        {
          order_id: 'B',
          purchased_at: '2026-05-01T12:00:00Z',
          status: 'cancelled',
        },
        { order_id: 'C', purchased_at: '2026-05-03T12:00:00Z' },
      ]);
      await transform(second);
    });

    afterAll(() => warehouse.destroy());

    /** One run of dbt with a batch in scope, as the job does it. */
    async function transform(batchId: string) {
      const { test, tenantId, batches } = warehouse;
      const go = (
        from: 'loaded' | 'transforming',
        to: 'transforming' | 'ready',
      ) =>
        test.database.withTenant(tenantId, tx =>
          batches.transition(tx, {
            tenantId,
            batchId,
            from,
            to,
            actor: 'test',
          }),
        );
      await go('loaded', 'transforming');
      await warehouse.dbt('build', '--exclude-resource-type', 'unit_test');
      await go('transforming', 'ready');
    }

    const days = () =>
      warehouse.mart('fct_daily_sales', [
        'local_date',
        'orders',
        'cancelled_orders',
        'units',
        'revenue',
      ]);

    it('follows orders that change, also away from the day they were on', async () => {
      expect(
        (await days()).map(day => ({
          ...day,
          local_date: undefined,
        })),
      ).toEqual([
        { orders: '0', cancelled_orders: '1', units: '0', revenue: '0.000000' },
        {
          orders: '2',
          cancelled_orders: '0',
          units: '3',
          revenue: '30.000000',
        },
      ]);
    });

    it('writes a row of the processing log for each batch and stage', async () => {
      expect(
        await warehouse.mart('orders_processing_logs', [
          'stage',
          'status',
          'rows_in',
          'rows_out',
          'rows_rejected',
        ]),
      ).toEqual(
        [
          ['parse', '2', '2'],
          ['parse', '4', '4'],
          ['transform', '2', '2'],
          ['transform', '4', '4'],
        ].map(([stage, rows_in, rows_out]) => ({
          stage,
          status: 'succeeded',
          rows_in,
          rows_out,
          rows_rejected: '0',
        })),
      );
    });

    it('comes to the same marts by increments and by a full refresh', async () => {
      const read = async () => [
        await days(),
        await warehouse.mart('fct_orders', [
          'order_id',
          'batch_id',
          'status',
          'lines',
          'revenue',
        ]),
        await warehouse.mart('fct_order_lines', [
          'order_id',
          'line_index',
          'batch_id',
          'line_amount',
        ]),
      ];
      const incremental = await read();
      await warehouse.dbt(
        'build',
        '--full-refresh',
        ...['--exclude-resource-type', 'unit_test'],
      );
      expect(await read()).toEqual(incremental);
    });

    it('passes its unit tests', async () => {
      const said = await warehouse.dbt('test', '--select', 'test_type:unit');
      expect(said).toMatch(/PASS=2\d WARN=0 ERROR=0 SKIP=0/);
    });

    it.each(MARTS)(
      'opens %s to the tenant that is set, and to nobody without one',
      async mart => {
        const { database } = warehouse.test;
        const count = (tenantId: string) =>
          database.withTenant(tenantId, tx =>
            tx(`marts.${mart}`).count({ rows: '*' }).first(),
          );
        expect(await count(warehouse.tenantId)).not.toEqual({ rows: '0' });
        expect(await count(warehouse.storeId)).toEqual({ rows: '0' });
        await expect(
          database.knex.transaction(async tx => {
            await tx.raw('set local role tieout_app');
            return await tx(`marts.${mart}`).select('tenant_id');
          }),
        ).rejects.toThrow(/app\.tenant_id|invalid input syntax/);
      },
    );

    it.each(['uploads.data_upload_batches', 'tenants.tenants', 'dbt.runs'])(
      'keeps %s from dbt',
      async table => {
        const dbt = knexFactory({
          client: 'pg',
          connection: warehouse.test.dbtUrl,
        });
        try {
          await expect(dbt(table).select('*')).rejects.toThrow(
            'permission denied',
          );
        } finally {
          await dbt.destroy();
        }
      },
    );
  },
);
