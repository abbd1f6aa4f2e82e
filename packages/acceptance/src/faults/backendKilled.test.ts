import { readFileSync } from 'node:fs';
import path from 'node:path';
import { followBatch } from '../harness/followBatch';
import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { PortalDatabase } from '../harness/PortalDatabase';
import { RunningPortal } from '../harness/RunningPortal';
import { storedFiles } from '../harness/storedFiles';
import { until } from '../harness/until';
import { expectCrash } from './expectCrash';

jest.setTimeout(600_000);

const SENT_BYTES = 4 * 1024 * 1024;

/** A body that sends some bytes and then neither goes on nor ends. */
function stallingBody(bytes: number): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array(bytes).fill(0x20));
    },
  });
}

describe('a backend that is killed during an upload', () => {
  let portal: RunningPortal;
  let database: PortalDatabase;
  let tenant: GivenTenant;

  beforeAll(async () => {
    portal = await RunningPortal.start({ args: ['--no-demo'] });
    database = new PortalDatabase(portal);
    tenant = await giveTenant(database, 'broken-upload');
    await database.close();
  });

  afterAll(() => portal.dispose());

  const target = () => ({
    tenantId: tenant.tenantId,
    storeId: tenant.storeIds[0],
    fileName: 'broken-off.csv',
  });

  it('tells the sender that the upload did not succeed', async () => {
    const upload = portal.api.upload(target(), stallingBody(SENT_BYTES)).then(
      () => 'answered',
      () => 'failed',
    );
    await until('what was sent is on the disk', async () =>
      storedFiles(portal).unfinished.some(
        ({ byteSize }) => byteSize === SENT_BYTES,
      ),
    );

    await expectCrash(portal, 'backend');

    expect(await upload).toBe('failed');
    expect(storedFiles(portal).unfinished).toHaveLength(1);
  });

  it('comes back without a batch, and removes what was left of the file', async () => {
    portal = await RunningPortal.start({
      dataFolder: portal.dataFolder,
      args: ['--no-demo'],
      env: { APP_CONFIG_tieout_uploads_unfinishedAfterMs: '1000' },
    });

    expect(await portal.api.batches(tenant.tenantId)).toEqual([]);
    await until(
      'the unfinished file is removed',
      async () => storedFiles(portal).unfinished.length === 0,
    );
    expect(storedFiles(portal).finished).toEqual([]);
    await until('the log says what was removed', async () =>
      ['backend', 'worker'].some(name =>
        readFileSync(
          path.join(portal.dataFolder, 'logs', `${name}.log`),
          'utf8',
        ).includes('Removed what broken uploads had left behind'),
      ),
    );
  });

  it('takes the file when it is sent again', async () => {
    const bytes = await portal.api.sample('tieout-orders.csv');

    const { batch, created } = await portal.api.upload(target(), bytes);

    expect(created).toBe(true);
    const ref = { tenantId: tenant.tenantId, batchId: batch.batchId };
    expect(await followBatch(portal, ref)).toMatchObject({
      status: 'ready',
      rowsRejected: 0,
    });
    expect(storedFiles(portal).finished).toHaveLength(1);
  });
});
