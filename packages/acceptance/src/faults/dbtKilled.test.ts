import { z } from 'zod';
import { followBatch } from '../harness/followBatch';
import { giveTenant } from '../harness/giveTenant';
import { ordersOf } from '../harness/ordersOf';
import { PortalDatabase } from '../harness/PortalDatabase';
import { aliveOf, processesBelow } from '../harness/processes';
import { RunningPortal } from '../harness/RunningPortal';
import { until } from '../harness/until';
import {
  BatchRef,
  leftBehind,
  NOTHING,
  rowsLanded,
  untilDbtIsAtWork,
} from './batchFacts';
import { expectCrash } from './expectCrash';

jest.setTimeout(900_000);

const ROWS = 50_000;
const runPage = z.object({
  items: z.array(
    z.object({ status: z.string(), batchIds: z.array(z.string()) }),
  ),
});

describe('a worker that is killed while dbt runs', () => {
  let portal: RunningPortal;
  let database: PortalDatabase;
  let ref: BatchRef;

  beforeAll(async () => {
    portal = await RunningPortal.start({ args: ['--no-demo'] });
    database = new PortalDatabase(portal);
    const { tenantId, storeIds } = await giveTenant(database, 'dbt-killed');
    const { batch } = await portal.api.upload(
      { tenantId, storeId: storeIds[0], fileName: 'orders.csv' },
      ordersOf(ROWS, 'dbt killed'),
    );
    ref = { tenantId, batchId: batch.batchId };
  });

  afterAll(async () => {
    await database.close();
    await portal.dispose();
  });

  it('takes its dbt with it', async () => {
    await untilDbtIsAtWork(database, ref.tenantId);
    const { batch } = await portal.api.batch(ref.tenantId, ref.batchId);
    expect(batch.status).toBe('transforming');
    const children = processesBelow(Number(portal.state().workerPid));
    expect(children.length).toBeGreaterThan(0);
    await database.close();

    await expectCrash(portal, 'worker');

    await until(
      'no process of the worker is left',
      async () => aliveOf(children).length === 0,
      20_000,
    );
  });

  it('is followed by a run that makes the batch ready without a hand', async () => {
    portal = await RunningPortal.start({
      dataFolder: portal.dataFolder,
      args: ['--no-demo'],
    });
    database = new PortalDatabase(portal);

    const end = await followBatch(portal, ref, 600_000);

    expect(end).toMatchObject({ status: 'ready', rowsTotal: ROWS });
    const { items } = runPage.parse(
      await (
        await portal.api.send(`/api/dbt/tenants/${ref.tenantId}/runs`)
      ).json(),
    );
    expect(items).toEqual([
      { status: 'succeeded', batchIds: [ref.batchId] },
      { status: 'lost', batchIds: [ref.batchId] },
    ]);
  });

  it('has no row twice, and leaves no lock', async () => {
    const { rows } = await rowsLanded(database, ref);
    const [marts] = await database.rowsAs(
      'tieout_system',
      `select count(*)::int as lines from marts.fct_order_lines
       where tenant_id = $1`,
      [ref.tenantId],
    );
    expect(marts.lines).toBe(rows);
    expect((await portal.api.sales(ref.tenantId)).freshness.state).toBe(
      'fresh',
    );
    expect(await leftBehind(database)).toEqual(NOTHING);
  });
});
