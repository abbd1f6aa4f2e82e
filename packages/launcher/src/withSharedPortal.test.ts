import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { FROM_SOURCES, inCheckout } from './checkout';

jest.setTimeout(60_000);

// Takes its time to stop: until it is let go.
const PORTAL = `
  const { existsSync } = require('node:fs');
  process.on('SIGTERM', () => console.log('portal told'));
  process.on('exit', () => console.log('portal ends'));
  setInterval(() => existsSync(process.env.LET_GO) && process.exit(), 20);
  process.send('up');`;

const RUNNER = `
  const { spawn } = require('node:child_process');
  const { once } = require('node:events');
  const path = require('node:path');
  const { giveLock } = require(${JSON.stringify(inCheckout('packages/launcher/lockFile.cjs'))});
  const { withSharedPortal } = require(${JSON.stringify(inCheckout('packages/launcher/src/withSharedPortal.ts'))});
  withSharedPortal(async folder => {
    const portal = spawn(process.execPath, ['-e', process.env.PORTAL], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    giveLock(path.join(folder, process.env.LOCK), portal.pid);
    console.log('folder ' + folder);
    await once(portal, 'message');
    return 7;
  }).then(code => process.exit(code));`;

describe('withSharedPortal', () => {
  let folder: string;
  let letGo: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-shared-'));
    letGo = path.join(folder, 'let-go');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function startRunner(lock: string): ChildProcess {
    const file = path.join(folder, 'runner.js');
    writeFileSync(file, RUNNER);
    return spawn(process.execPath, [...FROM_SOURCES, file], {
      env: { PORTAL, LOCK: lock, LET_GO: letGo },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  it.each(['starter.lock', 'lock'])(
    'ends the portal that is named in %s, whatever signals come meanwhile, and gives back the result',
    async lock => {
      const runner = startRunner(lock);
      const exited = once(runner, 'exit');
      const lines: string[] = [];
      if (!runner.stdout) throw new Error('The runner prints nothing');
      for await (const line of createInterface({ input: runner.stdout })) {
        lines.push(line);
        if (line !== 'portal told') continue;
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
          runner.kill(signal);
        }
        writeFileSync(letGo, '');
      }

      expect(await exited).toEqual([7, null]);
      const [shared] = lines.splice(0, 1);
      expect(lines).toEqual(['portal told', 'portal ends']);
      expect(existsSync(shared.replace('folder ', ''))).toBe(false);
    },
  );
});
