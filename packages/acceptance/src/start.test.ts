import { followBatch, settled } from './harness/followBatch';
import { freshDataFolder, RunningPortal } from './harness/RunningPortal';
import { storeOf } from './harness/storeOf';
import { until } from './harness/until';

jest.setTimeout(600_000);

const isAlive = (pid: number | undefined) => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('npm start', () => {
  let portal: RunningPortal;

  beforeAll(async () => {
    portal = await RunningPortal.start();
  });

  afterAll(() => portal.dispose());

  it('gives two demo tenants, each with two stores, a history that reached the marts', async () => {
    const tenants = await portal.api.tenants();
    expect(tenants.map(({ stores }) => stores.length)).toEqual([2, 2]);

    await until(
      'the demo history is uploaded',
      async () => portal.state().demo === 'done',
    );
    for (const { tenantId } of tenants) {
      const batches = await settled(portal, tenantId);
      expect(batches.length).toBeGreaterThan(0);
      expect(batches.filter(({ status }) => status !== 'ready')).toEqual([]);
      const sales = await portal.api.sales(tenantId);
      expect(sales.freshness).toMatchObject({
        state: 'fresh',
        batchesBehind: 0,
      });
      expect(sales.days.length).toBeGreaterThan(60);
    }
  });

  it('takes a sample from upload to marts', async () => {
    const target = await storeOf(portal.api, 'amazon');
    const before = await portal.api.sales(target.tenantId);
    const fileName = 'amazon-all-orders.txt';

    const { batch, created } = await portal.api.upload(
      { ...target, fileName },
      await portal.api.sample(fileName),
    );
    expect(created).toBe(true);
    const end = await followBatch(portal, { ...target, ...batch });

    expect(end).toMatchObject({ status: 'ready', rowsRejected: 0 });
    expect(end.rowsLoaded).toBe(end.rowsTotal);
    const ordersIn = (sales: typeof before) =>
      sales.totals.reduce((sum, { orders }) => sum + orders, 0);
    const after = await portal.api.sales(target.tenantId);
    expect(ordersIn(after)).toBeGreaterThan(ordersIn(before));
    const { events } = await portal.api.batch(target.tenantId, batch.batchId);
    expect(events.map(({ toStatus }) => toStatus)).toEqual([
      'received',
      'parsing',
      'loaded',
      'transforming',
      'ready',
    ]);
  });

  it('tells who uploaded a file once that it is ready, and of the demo history nothing', async () => {
    const told = await until('the guest is told', async () => {
      const all = await portal.api.notifications();
      return all.length > 0 && all;
    });

    expect(told.map(({ payload }) => payload)).toEqual([
      {
        title: 'amazon-all-orders.txt is ready',
        topic: 'Batch ready',
        link: expect.stringMatching(/^\/batches\/.+\?tenant=/),
      },
    ]);
  });

  it('shows the batch there is when the same bytes come again', async () => {
    const target = await storeOf(portal.api, 'amazon');
    const fileName = 'amazon-all-orders.txt';
    const bytes = await portal.api.sample(fileName);
    const first = await portal.api.upload({ ...target, fileName }, bytes);

    const again = await portal.api.upload(
      { ...target, fileName: 'other-name.txt' },
      bytes,
    );

    expect(again.created).toBe(false);
    expect(again.batch.batchId).toBe(first.batch.batchId);
  });

  it('refuses a second start on the same folder, saying who holds it', async () => {
    const second = await RunningPortal.launch({
      dataFolder: portal.dataFolder,
    });

    expect(await second.exited).toBe(1);
    expect(second.output).toContain(
      `Tieout already runs on ${portal.dataFolder}: process ${portal.state().launcherPid}`,
    );
    expect(portal.state().phase).toBe('ready');
  });

  it('stops everything on Ctrl-C and comes back with its data', async () => {
    const { backendPid, workerPid, postgresPid } = portal.state();
    const target = await storeOf(portal.api, 'amazon');
    const before = await portal.api.batches(target.tenantId);

    expect(await portal.stop()).toBe(0);
    expect([backendPid, workerPid, postgresPid].map(isAlive)).toEqual([
      false,
      false,
      false,
    ]);

    portal = await RunningPortal.start({ dataFolder: portal.dataFolder });
    const after = await portal.api.batches(target.tenantId);
    expect(after.map(({ batchId }) => batchId)).toEqual(
      before.map(({ batchId }) => batchId),
    );
  });
});

describe('npm start when a part dies', () => {
  it.each(['worker', 'backend', 'postgres'] as const)(
    'says that the %s died, stops the rest and ends with an error',
    async part => {
      const portal = await RunningPortal.start({ args: ['--no-demo'] });
      const { backendPid, workerPid, postgresPid } = portal.state();

      portal.kill(part);

      expect(await portal.exited).toBe(1);
      expect(portal.output).toContain(`The ${part} ended unexpectedly`);
      expect([backendPid, workerPid, postgresPid].map(isAlive)).toEqual([
        false,
        false,
        false,
      ]);
      await portal.dispose();
    },
  );

  it('leaves a folder that starts again after the launcher itself was killed', async () => {
    const dataFolder = freshDataFolder();
    const killed = await RunningPortal.start({
      dataFolder,
      args: ['--no-demo'],
    });
    const { backendPid, workerPid } = killed.state();

    killed.kill('launcher');
    await until(
      'backend and worker are gone',
      async () => !isAlive(backendPid) && !isAlive(workerPid),
    );

    const portal = await RunningPortal.start({
      dataFolder,
      args: ['--no-demo'],
    });
    expect(await portal.api.tenants()).toEqual([]);
    await portal.dispose();
  });
});

describe('npm start without Python', () => {
  it('starts all the same and says what is missing and how to mend it', async () => {
    const portal = await RunningPortal.start({
      args: ['--no-demo'],
      env: { TIEOUT_PYTHON: '/nowhere/python3' },
    });

    await until('the terminal says it', async () =>
      portal.output.includes('dbt is not available'),
    );
    expect(portal.output).toContain('Install Python 3.10 or newer');
    const status = await (await portal.api.send('/api/dbt/status')).json();
    expect(status).toMatchObject({
      available: false,
      reason: expect.stringContaining('/nowhere/python3'),
      remedy: expect.stringContaining('Install Python 3.10 or newer'),
    });
    await portal.dispose();
  });
});
