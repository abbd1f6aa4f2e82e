import { spawn } from 'node:child_process';
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
import { setTimeout as delay } from 'node:timers/promises';
import { Part } from './Part';
import { inCheckout } from './checkout';

jest.setTimeout(60_000);

describe('Part', () => {
  let folder: string;
  let logFile: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-part-'));
    logFile = path.join(folder, 'part.log');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function startPart(script: string, patience = 20_000): Part {
    const entry = path.join(folder, 'entry.js');
    writeFileSync(entry, script);
    return new Part({
      name: 'part',
      args: [entry],
      env: process.env,
      logFile,
      patience,
    });
  }

  async function logged(pattern: RegExp): Promise<string> {
    for (;;) {
      const match =
        existsSync(logFile) && readFileSync(logFile, 'utf8').match(pattern);
      if (match) return match[1] ?? match[0];
      await delay(20);
    }
  }

  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  async function gone(pid: number): Promise<void> {
    while (isAlive(pid)) await delay(20);
  }

  it('lets a process stop in its own way', async () => {
    const part = startPart(`
      setInterval(() => {}, 1e6);
      process.on('SIGTERM', () => { console.log('goodbye'); process.exit(0); });
      console.log('ready');`);
    await logged(/ready/);

    await part.stop();

    expect(await part.exited).toEqual({ code: 0, signal: null });
    expect(readFileSync(logFile, 'utf8')).toContain('goodbye');
  });

  it('kills a process that does not stop, when patience is at its end', async () => {
    const part = startPart(
      `setInterval(() => {}, 1e6);
       process.on('SIGTERM', () => {});
       console.log('ready');`,
      100,
    );
    await logged(/ready/);

    await part.stop();

    expect(await part.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('leaves none of the processes behind that its process started', async () => {
    const part = startPart(`
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
      console.log('child ' + child.pid + ';');
      setInterval(() => {}, 1e6);`);
    const child = Number(await logged(/child (\d+);/));

    await part.stop();

    await gone(child);
    expect(isAlive(child)).toBe(false);
  });

  it('keeps what the process printed, also when it crashes', async () => {
    const part = startPart(`console.log('before'); throw new Error('broken');`);

    expect(await part.exited).toEqual({ code: 1, signal: null });
    expect(readFileSync(logFile, 'utf8')).toMatch(/before[^]*Error: broken/);
  });

  it('ends by itself when whoever started it is killed', async () => {
    const orphan = path.join(folder, 'orphan.js');
    writeFileSync(
      orphan,
      `console.log('orphan ' + process.pid + ';'); setInterval(() => {}, 1e6);`,
    );
    const starter = path.join(folder, 'starter.js');
    writeFileSync(
      starter,
      `const { Part } = require(${JSON.stringify(inCheckout('packages/launcher/src/Part.ts'))});
       new Part({ name: 'orphan', args: [${JSON.stringify(orphan)}], env: process.env,
                  logFile: ${JSON.stringify(logFile)}, patience: 1000 });`,
    );
    const launcher = spawn(process.execPath, [
      '--require',
      inCheckout('packages/sourceHook.cjs'),
      starter,
    ]);
    const pid = Number(await logged(/orphan (\d+);/));

    launcher.kill('SIGKILL');
    await once(launcher, 'exit');

    await gone(pid);
    expect(isAlive(pid)).toBe(false);
  });
});
