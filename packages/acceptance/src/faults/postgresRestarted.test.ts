import { rmSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgres } from '@tieout/database/embedded';
import { followBatch } from '../harness/followBatch';
import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { ordersOf } from '../harness/ordersOf';
import { PortalDatabase } from '../harness/PortalDatabase';
import { freshDataFolder, RunningPortal } from '../harness/RunningPortal';
import {
  BatchRef,
  leftBehind,
  NOTHING,
  rowsLanded,
  untilCopied,
  untilDbtIsAtWork,
} from './batchFacts';

jest.setTimeout(900_000);

const ROWS = 200_000;

describe('a PostgreSQL of its own that is restarted beneath the portal', () => {
  const folder = freshDataFolder();
  let postgres: EmbeddedPostgres;
  let portal: RunningPortal;
  let database: PortalDatabase;
  let tenant: GivenTenant;

  const startPostgres = () =>
    EmbeddedPostgres.start({ folder: path.join(folder, 'postgres') });

  async function upload(store: number, rows: number): Promise<BatchRef> {
    const { tenantId, storeIds } = tenant;
    const { batch } = await portal.api.upload(
      { tenantId, storeId: storeIds[store], fileName: `restart-${store}.csv` },
      ordersOf(rows, `restart ${store}`),
    );
    return { tenantId, batchId: batch.batchId };
  }

  async function expectWholeAndClean(ref: BatchRef) {
    const { batch } = await portal.api.batch(ref.tenantId, ref.batchId);
    expect(await rowsLanded(database, ref)).toEqual({
      rows: batch.rowsLoaded,
      distinctRows: batch.rowsLoaded,
      rejected: batch.rowsRejected,
    });
    expect(await leftBehind(database)).toEqual(NOTHING);
  }

  beforeAll(async () => {
    postgres = await startPostgres();
    portal = await RunningPortal.start({
      args: ['--no-demo'],
      env: { TIEOUT_DATABASE_URL: postgres.ownerUrl },
    });
    database = new PortalDatabase(portal);
    tenant = await giveTenant(database, 'restarted', ['One', 'Two']);
  });

  afterAll(async () => {
    await database.close();
    await portal.dispose();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('costs an attempt of reading and nothing else', async () => {
    const before = portal.state();
    const ref = await upload(0, ROWS);
    await untilCopied(database, ROWS / 4);

    await postgres.stop();
    postgres = await startPostgres();

    const end = await followBatch(portal, ref, 400_000);
    expect(end).toMatchObject({ status: 'ready', rowsTotal: ROWS });
    expect(portal.state()).toEqual(before);
    const { jobRuns } = await portal.api.batch(ref.tenantId, ref.batchId);
    const [last, ...broken] = jobRuns
      .filter(({ task }) => task === 'process-orders-upload')
      .map(({ status }) => status)
      .sort()
      .reverse();
    expect(last).toBe('succeeded');
    expect(broken.length).toBeGreaterThan(0);
    await expectWholeAndClean(ref);
  });

  it('costs a run of dbt and nothing else', async () => {
    const before = portal.state();
    const ref = await upload(1, ROWS / 4);
    await untilDbtIsAtWork(database, ref.tenantId);

    await postgres.stop();
    postgres = await startPostgres();

    const end = await followBatch(portal, ref, 400_000);
    expect(end).toMatchObject({ status: 'ready', rowsTotal: ROWS / 4 });
    expect(portal.state()).toEqual(before);
    const { freshness } = await portal.api.sales(ref.tenantId);
    expect(freshness).toMatchObject({ state: 'fresh', batchesBehind: 0 });
    await expectWholeAndClean(ref);
  });
});
