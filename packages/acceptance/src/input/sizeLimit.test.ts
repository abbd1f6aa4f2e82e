import { GivenTenant, giveTenant } from '../harness/giveTenant';
import { PortalDatabase } from '../harness/PortalDatabase';
import { residentBytes } from '../harness/processes';
import { RunningPortal } from '../harness/RunningPortal';
import { storedFiles } from '../harness/storedFiles';
import { until } from '../harness/until';
import { RawUpload, sendRaw, stalling, zeros } from './sendRaw';

jest.setTimeout(600_000);

const TWO_GIBIBYTES = 2 * 1024 ** 3;
const MEBIBYTE = 1024 ** 2;
/** What may come on top of a backend's memory while a file of any size comes in. */
const MEMORY_BYTES = 150 * MEBIBYTE;

/** Runs something and gives the most memory that a process held meanwhile. */
async function peakWhile(pid: number, act: () => Promise<unknown>) {
  let peak = residentBytes(pid);
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBytes(pid));
  }, 250);
  try {
    await act();
  } finally {
    clearInterval(timer);
  }
  return peak;
}

describe.each([
  { limit: TWO_GIBIBYTES, env: {}, named: 'of 2 GiB' },
  {
    limit: MEBIBYTE,
    env: { APP_CONFIG_tieout_uploads_maxBytes: String(MEBIBYTE) },
    named: 'that is configured',
  },
])('the limit of a file $named', ({ limit, env }) => {
  let portal: RunningPortal;
  let tenant: GivenTenant;

  beforeAll(async () => {
    portal = await RunningPortal.start({ args: ['--no-demo'], env });
    const database = new PortalDatabase(portal);
    tenant = await giveTenant(database, 'size-limit');
    await database.close();
  });

  afterAll(() => portal.dispose());

  async function send(upload: Pick<RawUpload, 'declaredBytes' | 'body'>) {
    const { tenantId, storeIds } = tenant;
    const url = new URL(
      `/api/uploads/tenants/${tenantId}/stores/${storeIds[0]}/files?fileName=large.csv`,
      portal.address,
    );
    const token = await portal.api.guestToken();
    const { status, body } = await sendRaw({ url, token, ...upload });
    return { status, error: JSON.parse(body).error };
  }

  const refusal = {
    status: 413,
    error: {
      name: 'ObjectTooLargeError',
      code: 'OBJECT_TOO_LARGE',
      message: expect.stringMatching(
        new RegExp(`limit of ${limit} bytes.*Split it`),
      ),
    },
  };

  /** What the portal keeps once it has let go of what was unfinished. */
  async function kept() {
    await until(
      'the unfinished file is removed',
      async () => storedFiles(portal).unfinished.length === 0,
    );
    return {
      files: storedFiles(portal).finished,
      batches: await portal.api.batches(tenant.tenantId),
    };
  }
  const nothing = { files: [], batches: [] };

  it('is known beforehand', async () => {
    const answer = await portal.api.send('/api/uploads/limits');
    expect(await answer.json()).toEqual({ maxUploadBytes: limit });
  });

  it('refuses a byte more at once when the length is told, before any of it is sent', async () => {
    expect(await send({ declaredBytes: limit + 1 })).toEqual(refusal);
    expect(await kept()).toEqual(nothing);
  });

  it('refuses a byte more when no length is told, holding little of it in memory', async () => {
    const { backendPid } = portal.state();
    if (backendPid === undefined) throw new Error('The backend does not run');
    const before = residentBytes(backendPid);

    const peak = await peakWhile(backendPid, async () =>
      expect(await send({ body: zeros(limit + 1) })).toEqual(refusal),
    );

    expect(peak - before).toBeLessThan(MEMORY_BYTES);
    expect(await kept()).toEqual(nothing);
  });

  it('keeps nothing of a file that ends before the length that was told', async () => {
    const body = stalling(MEBIBYTE / 2);
    const cut = send({ declaredBytes: MEBIBYTE, body }).catch(() => undefined);
    await until(
      'its bytes arrive',
      async () => storedFiles(portal).unfinished[0]?.byteSize === MEBIBYTE / 2,
    );
    body.destroy();
    await cut;
    expect(await kept()).toEqual(nothing);
  });

  if (limit === MEBIBYTE) {
    it('lets a file of exactly that size in', async () => {
      const answer = await send({ body: zeros(limit) });
      expect(answer.status).toBe(201);
    });
  }
});
