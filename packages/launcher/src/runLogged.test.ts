import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from './Refusal';
import { runLogged } from './runLogged';

describe('runLogged', () => {
  let folder: string;
  let logFile: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-run-'));
    logFile = path.join(folder, 'logs/run.log');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (script: string, signal?: AbortSignal) =>
    runLogged({
      command: process.execPath,
      args: ['-e', script],
      cwd: folder,
      logFile,
      signal,
    });

  it('shows the end of the log of a program that failed', async () => {
    await expect(
      run('process.stdout.write("disk full"); process.exitCode = 3'),
    ).rejects.toThrow(/failed \(exit code 3\).*\n.*disk full/);
  });

  it('waits for the end of a program that it ends early', async () => {
    const abort = new AbortController();
    const running = run(
      `process.on('SIGTERM', () => { process.stdout.write('cleared up', () => process.exit(1)); });
       setInterval(() => {}, 1e6);
       process.stdout.write('began');`,
      abort.signal,
    );
    const log = () =>
      existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
    while (!log().includes('began')) await delay(5);

    abort.abort();

    await expect(running).rejects.toThrow(Refusal);
    expect(log()).toContain('cleared up');
  });

  it('does not begin what is not wanted any more', async () => {
    await expect(run('', AbortSignal.abort())).rejects.toThrow(Refusal);
    expect(existsSync(logFile)).toBe(false);
  });
});
