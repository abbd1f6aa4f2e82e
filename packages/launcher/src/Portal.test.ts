import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '@tieout/database/embedded';
import { FolderLock } from './FolderLock';
import { Portal } from './Portal';
import { Refusal } from './Refusal';
import { terminal } from './terminal';

jest.setTimeout(60_000);

describe('Portal', () => {
  const ownDatabase = process.env.TIEOUT_DATABASE_URL;
  let folder: string;
  let say: jest.SpyInstance;

  beforeEach(() => {
    delete process.env.TIEOUT_DATABASE_URL;
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-portal-'));
    chmodSync(folder, 0o711);
    say = jest.spyOn(terminal, 'say').mockReturnValue();
  });

  afterEach(() => {
    if (ownDatabase) process.env.TIEOUT_DATABASE_URL = ownDatabase;
    rmSync(folder, { recursive: true, force: true });
    jest.restoreAllMocks();
  });

  // Reloading: the page is not built beforehand.
  const open = async () =>
    Portal.open({
      port: await findFreePort(),
      dataFolder: folder,
      demo: false,
      reload: true,
    });

  const state = () =>
    JSON.parse(readFileSync(path.join(folder, 'state.json'), 'utf8'));

  it.each(['postgres/data/PG_VERSION', 'postgres/cluster.json'])(
    'leaves nothing running when it is stopped as soon as there is %s',
    async file => {
      const portal = await open();
      const started = portal.start().then(
        () => 'started',
        () => 'given up',
      );
      while (!existsSync(path.join(folder, file))) await delay(2);

      await portal.stop();

      expect(await started).toBe('given up');
      expect(
        existsSync(path.join(folder, 'postgres/data/postmaster.pid')),
      ).toBe(false);
      expect(existsSync(path.join(folder, 'lock'))).toBe(false);
      expect(state()).toMatchObject({ phase: 'stopped' });
    },
  );

  it('stays stopped, whatever is reported late', async () => {
    const portal = await open();
    await portal.stop();
    const stopped = state();

    portal.announce({ phase: 'ready', demo: 'failed' });

    expect(stopped.phase).toBe('stopped');
    expect(state()).toEqual(stopped);
  });

  it('waits for the portal that is still stopping on its folder', async () => {
    const before = await FolderLock.acquire(folder);
    writeState('stopping');
    say.mockImplementation(() => before.release());

    const portal = await open();

    expect(say.mock.calls).toEqual([
      ['• The portal that ran here is still stopping …'],
    ]);
    expect(state().phase).toBe('starting');
    await portal.stop();
  });

  it('refuses a folder on which a portal runs, and leaves its state alone', async () => {
    const other = await FolderLock.acquire(folder);
    writeState('ready');

    await expect(open()).rejects.toThrow(Refusal);

    expect(state().phase).toBe('ready');
    other.release();
  });

  function writeState(phase: string) {
    writeFileSync(
      path.join(folder, 'state.json'),
      JSON.stringify({ phase, launcherPid: process.pid }),
    );
  }
});
