import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { releaseLock, signalHolder, takeLock } from '../lockFile.cjs';
import { inCheckout } from './checkout';

jest.setTimeout(60_000);

describe('a lock file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-lock-'));
    file = path.join(folder, 'lock');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const holderOf = () => JSON.parse(readFileSync(file, 'utf8'));

  function writeHolder(pid: number | undefined) {
    writeFileSync(file, JSON.stringify({ pid, processStart: 'another time' }));
  }

  it('tells a second taker who the first is, and is gone when released', () => {
    expect(takeLock(file, { user: 'ada' })).toBeUndefined();
    expect(takeLock(file)).toMatchObject({ pid: process.pid, user: 'ada' });

    releaseLock(file);

    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not released by one who does not hold it', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeHolder(pid);

    releaseLock(file);

    expect(holderOf().pid).toBe(pid);
  });

  it('is taken over from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeHolder(pid);

    expect(takeLock(file)).toBeUndefined();

    expect(holderOf().pid).toBe(process.pid);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  const itOnLinux = process.platform === 'linux' ? it : it.skip;
  describe('of a holder whose number a younger process got', () => {
    let stranger: ChildProcess;

    beforeEach(async () => {
      stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
      await once(stranger, 'spawn');
      writeHolder(stranger.pid);
    });

    afterEach(async () => {
      stranger.kill('SIGKILL');
      if (stranger.exitCode ?? stranger.signalCode) return;
      await once(stranger, 'exit');
    });

    /* eslint-disable jest/no-standalone-expect -- inside tests of an alias of `it`, which the rule does not know */
    itOnLinux('is not kept by that process', () => {
      expect(takeLock(file)).toBeUndefined();
    });

    itOnLinux('passes no signal on to that process', () => {
      expect(signalHolder(file, 'SIGKILL')).toBe(false);
    });
    /* eslint-enable jest/no-standalone-expect */
  });

  it('passes a signal on to its holder, as long as there is one', async () => {
    expect(signalHolder(file, 0)).toBe(false);
    const script = `
      require(process.env.LOCK_MODULE).takeLock(process.env.LOCK);
      console.log('held');
      setInterval(() => {}, 1e6);`;
    const holder = spawn(process.execPath, ['-e', script], {
      env: {
        LOCK_MODULE: inCheckout('packages/launcher/lockFile.cjs'),
        LOCK: file,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (holder.stdout) await once(holder.stdout, 'data');

    expect(signalHolder(file, 0)).toBe(true);
    expect(signalHolder(file, 'SIGTERM')).toBe(true);
    await once(holder, 'exit');

    expect(holder.signalCode).toBe('SIGTERM');
    expect(holderOf().pid).toBe(holder.pid);
    expect(signalHolder(file, 'SIGKILL')).toBe(false);
  });

  it.each(['', '{"pid": 12'])(
    'with nothing but "%s" in it is left to its writer at first, and taken over in the end',
    content => {
      writeFileSync(file, content);
      expect(takeLock(file)).toEqual({});
      expect(readFileSync(file, 'utf8')).toBe(content);

      const longAgo = new Date(Date.now() - 60_000);
      utimesSync(file, longAgo, longAgo);
      expect(takeLock(file)).toBeUndefined();
    },
  );

  it('does not stay stale for ever when one was killed while taking it over', () => {
    const guard = `${file}.takeover`;
    writeHolder(spawnSync(process.execPath, ['--version']).pid);
    writeFileSync(guard, '');
    expect(takeLock(file)).toEqual({});

    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(guard, longAgo, longAgo);
    expect(takeLock(file)).toEqual({});
    expect(takeLock(file)).toBeUndefined();
    expect(existsSync(guard)).toBe(false);
  });

  it('is held by one process at a time, though each dies holding it and all rush for it', async () => {
    const log = path.join(folder, 'log');
    const script = `
      const { appendFileSync, readFileSync } = require('node:fs');
      const { takeLock } = require(process.env.LOCK_MODULE);
      const { LOCK: file, LOG: log } = process.env;
      const note = what => appendFileSync(log, what + ' ' + process.pid + '\\n');
      while (takeLock(file));
      note('takes');
      for (let i = 0; i < 500; i += 1) readFileSync(file);
      note('leaves');
      process.kill(process.pid, 'SIGKILL');`;
    const takers = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ['-e', script], {
        env: {
          LOCK_MODULE: inCheckout('packages/launcher/lockFile.cjs'),
          LOCK: file,
          LOG: log,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );

    const errors = await Promise.all(takers.map(errorsOf));

    expect(errors).toEqual(takers.map(() => ''));
    const order = takers.flatMap((_, i) => {
      const pid = readFileSync(log, 'utf8').split('\n')[2 * i].split(' ')[1];
      return [`takes ${pid}`, `leaves ${pid}`];
    });
    expect(readFileSync(log, 'utf8').trimEnd().split('\n')).toEqual(order);
  });
});

/** What a process wrote as errors until it ended. */
async function errorsOf({ stderr }: ChildProcess): Promise<string> {
  return stderr ? text(stderr) : '';
}
