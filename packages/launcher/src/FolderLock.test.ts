import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FolderLock } from './FolderLock';
import { Refusal } from './Refusal';

describe('FolderLock', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-lock-'));
    file = path.join(folder, 'lock');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function writeHolder(change: Record<string, unknown>) {
    FolderLock.acquire(folder).release();
    const holder = {
      pid: process.pid,
      processStart: 'another time',
      user: 'ada',
      since: '2026-05-08T10:00:00Z',
      ...change,
    };
    writeFileSync(file, JSON.stringify(holder));
  }

  it('refuses a second holder, saying who the first is', () => {
    FolderLock.acquire(folder);

    expect(() => FolderLock.acquire(folder)).toThrow(Refusal);
    expect(() => FolderLock.acquire(folder)).toThrow(
      `Tieout already runs on ${folder}: process ${process.pid} of user`,
    );
  });

  it('lets another in once it is released', () => {
    FolderLock.acquire(folder).release();

    expect(existsSync(file)).toBe(false);
    expect(() => FolderLock.acquire(folder)).not.toThrow();
  });

  it('takes over from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeHolder({ pid });

    FolderLock.acquire(folder);

    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
  });

  const itOnLinux = process.platform === 'linux' ? it : it.skip;
  itOnLinux(
    'is not misled by a younger process that got the number of the holder',
    async () => {
      const stranger = spawn(process.execPath, [
        '-e',
        'setInterval(() => {}, 1e6)',
      ]);
      await once(stranger, 'spawn');
      writeHolder({ pid: stranger.pid });

      // eslint-disable-next-line jest/no-standalone-expect
      expect(() => FolderLock.acquire(folder)).not.toThrow();

      stranger.kill('SIGKILL');
      await once(stranger, 'exit');
    },
  );

  it('takes over a lock that was left half-written', () => {
    writeFileSync(file, '{"pid": 12');

    expect(() => FolderLock.acquire(folder)).not.toThrow();
  });
});
