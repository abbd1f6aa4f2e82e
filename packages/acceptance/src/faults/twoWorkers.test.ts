import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { ordersOf } from '../harness/ordersOf';
import { PortalDatabase } from '../harness/PortalDatabase';
import { RunningPortal } from '../harness/RunningPortal';
import { SecondWorker } from '../harness/SecondWorker';
import { until } from '../harness/until';
import {
  BatchRef,
  leftBehind,
  NOTHING,
  rowsLanded,
  untilCopied,
  untilRead,
} from './batchFacts';

jest.setTimeout(900_000);

const ROWS = 300_000;

describe('two workers on one database', () => {
  let portal: RunningPortal;
  let database: PortalDatabase;
  let second: SecondWorker;
  let tenant: GivenTenant;

  async function upload(store: number): Promise<BatchRef> {
    const { tenantId, storeIds } = tenant;
    const { batch } = await portal.api.upload(
      { tenantId, storeId: storeIds[store], fileName: `two-${store}.csv` },
      ordersOf(ROWS, `two workers ${store}`),
    );
    return { tenantId, batchId: batch.batchId };
  }

  /** Process ids of those that began to read a batch, in that order. */
  async function readersOf({ batchId }: BatchRef): Promise<number[]> {
    const rows = await database.rowsAs(
      'tieout_system',
      `select worker_id from jobs.job_runs
       where batch_id = $1 order by started_at`,
      [batchId],
    );
    const workers = await database.rows(
      `select worker_id, pid from jobs.workers`,
    );
    return rows.map(
      ({ worker_id }) =>
        workers.find(worker => worker.worker_id === worker_id)?.pid,
    );
  }

  async function untilTakingJobs(pid: number) {
    await until('the worker takes jobs', async () => {
      const [row] = await database.rows(
        `select 1 from jobs.workers where pid = $1 and stopped_at is null`,
        [pid],
      );
      return row;
    });
  }

  async function expectWhole(ref: BatchRef) {
    const { batch, jobRuns } = await portal.api.batch(
      ref.tenantId,
      ref.batchId,
    );
    expect(batch.rowsTotal).toBe(ROWS);
    expect(await rowsLanded(database, ref)).toEqual({
      rows: batch.rowsLoaded,
      distinctRows: batch.rowsLoaded,
      rejected: batch.rowsRejected,
    });
    expect(
      jobRuns
        .filter(({ task }) => task === 'process-orders-upload')
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['lost', 'succeeded']);
  }

  beforeAll(async () => {
    portal = await RunningPortal.start({ args: ['--no-demo'] });
    database = new PortalDatabase(portal);
    tenant = await giveTenant(database, 'two-workers', ['One', 'Two']);
    second = await SecondWorker.start(portal);
    await untilTakingJobs(second.pid);
  });

  afterAll(async () => {
    await second.kill();
    await database.close();
    await portal.dispose();
  });

  it('let one take over from the other that fell silent, and refuse what that one does when it wakes', async () => {
    const first = Number(portal.state().workerPid);
    const ref = await upload(0);
    await untilCopied(database, ROWS / 3);
    const [holder] = await readersOf(ref);
    const other = holder === first ? second.pid : first;

    process.kill(holder, 'SIGSTOP');
    try {
      await untilRead(portal.api, ref);
    } finally {
      process.kill(holder, 'SIGCONT');
    }

    expect(await readersOf(ref)).toEqual([holder, other]);
    await untilTakingJobs(holder);
    await expectWhole(ref);
    expect(portal.state().phase).toBe('ready');
  });

  it('let the one go on with the job of the other that was killed', async () => {
    const first = Number(portal.state().workerPid);
    // Held back, the first leaves the job to the second.
    process.kill(first, 'SIGSTOP');
    let ref: BatchRef;
    try {
      ref = await upload(1);
      await untilCopied(database, ROWS / 3);
      await second.kill();
    } finally {
      process.kill(first, 'SIGCONT');
    }

    await untilRead(portal.api, ref);

    expect(await readersOf(ref)).toEqual([second.pid, first]);
    await expectWhole(ref);
    await until(
      'nothing is left of the killed one',
      async () =>
        JSON.stringify(await leftBehind(database)) === JSON.stringify(NOTHING),
    );
  });
});
