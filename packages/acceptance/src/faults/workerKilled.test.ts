import { followBatch } from '../harness/followBatch';
import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { ordersOf } from '../harness/ordersOf';
import { PortalDatabase } from '../harness/PortalDatabase';
import { RunningPortal } from '../harness/RunningPortal';
import { storedFiles } from '../harness/storedFiles';
import {
  BatchRef,
  leftBehind,
  NOTHING,
  rowsLanded,
  untilCopied,
} from './batchFacts';
import { expectCrash } from './expectCrash';

jest.setTimeout(1_200_000);

const ROWS = 1_000_000;

/**
 * One file, whose reading is killed again and again: each attempt must clear
 * up after the one before, and the last brings the file to its end.
 */
describe(`a file of ${ROWS} rows whose worker is killed`, () => {
  let portal: RunningPortal;
  let database: PortalDatabase;
  let tenant: GivenTenant;
  let ref: BatchRef;

  beforeAll(async () => {
    portal = await RunningPortal.start({ args: ['--no-demo'] });
    database = new PortalDatabase(portal);
    tenant = await giveTenant(database, 'killed-in-the-middle');
    const { batch } = await portal.api.upload(
      {
        tenantId: tenant.tenantId,
        storeId: tenant.storeIds[0],
        fileName: 'a-million.csv',
      },
      ordersOf(ROWS, 'killed'),
    );
    ref = { tenantId: tenant.tenantId, batchId: batch.batchId };
  });

  afterAll(async () => {
    await database.close();
    await portal.dispose();
  });

  it.each([
    ['soon after reading began', 0.01],
    ['in the middle', 0.5],
    ['shortly before the commit', 0.97],
  ])(
    'has nothing of it in the database when it is killed %s',
    async (_moment, share) => {
      await untilCopied(database, ROWS * share);
      await database.close();

      await expectCrash(portal, 'worker');

      portal = await RunningPortal.start({
        dataFolder: portal.dataFolder,
        args: ['--no-demo'],
      });
      database = new PortalDatabase(portal);
      expect(await rowsLanded(database, ref)).toEqual({
        rows: 0,
        distinctRows: 0,
        rejected: 0,
      });
    },
  );

  it('is read to its end by the next worker and becomes ready without a hand', async () => {
    const end = await followBatch(portal, ref, 1_000_000);

    expect(end).toMatchObject({ status: 'ready', rowsTotal: ROWS });
    expect(end.rowsLoaded).toBeGreaterThan(ROWS * 0.99);
    expect(end.rowsRejected).toBe(ROWS - Number(end.rowsLoaded));
  });

  it('has each of its rows exactly once, in raw and in the marts', async () => {
    const { batch } = await portal.api.batch(ref.tenantId, ref.batchId);

    expect(await rowsLanded(database, ref)).toEqual({
      rows: batch.rowsLoaded,
      distinctRows: batch.rowsLoaded,
      rejected: batch.rowsRejected,
    });
    const [marts] = await database.rowsAs(
      'tieout_system',
      `select count(*)::int as lines,
              count(distinct (order_id, line_index))::int as distinct_lines
       from marts.fct_order_lines where tenant_id = $1`,
      [ref.tenantId],
    );
    expect(marts).toEqual({
      lines: batch.rowsLoaded,
      distinct_lines: batch.rowsLoaded,
    });
  });

  it('tells of three lost attempts and of the one that succeeded', async () => {
    const { jobRuns, events } = await portal.api.batch(
      ref.tenantId,
      ref.batchId,
    );
    const readings = jobRuns.filter(
      ({ task }) => task === 'process-orders-upload',
    );
    expect(readings.map(({ status }) => status).sort()).toEqual([
      'lost',
      'lost',
      'lost',
      'succeeded',
    ]);
    const again = ['received', 'parsing'];
    expect(events.map(({ toStatus }) => toStatus)).toEqual([
      ...[...again, ...again, ...again, ...again],
      ...['loaded', 'transforming', 'ready'],
    ]);
  });

  it('leaves no lock, no open attempt, no second batch and no stray file', async () => {
    expect(await leftBehind(database)).toEqual(NOTHING);
    expect(await portal.api.batches(tenant.tenantId)).toHaveLength(1);
    const { finished, unfinished } = storedFiles(portal);
    expect(finished).toHaveLength(1);
    expect(unfinished).toEqual([]);
  });
});
