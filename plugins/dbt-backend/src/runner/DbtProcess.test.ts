import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DbtProcess } from './DbtProcess';

jest.setTimeout(30_000);

const SCRIPT = resolvePackagePath(
  '@tieout/plugin-dbt-backend',
  'python/dbt_process.py',
);

/** Stands in for dbt's package: says that it runs, and then waits for ever. */
const ENDLESS = `
import time
def cli(args, prog_name):
    print("running", *args, flush=True)
    while True:
        time.sleep(60)
`;

describe('DbtProcess', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'dbt-process-'));
    for (const folder of ['dbt/cli', 'dbt/adapters']) {
      await mkdir(path.join(directory, folder), { recursive: true });
    }
    await writeFile(path.join(directory, 'dbt/cli/main.py'), ENDLESS);
    await writeFile(path.join(directory, 'dbt/adapters/postgres.py'), '');
  });

  afterAll(() => rm(directory, { recursive: true, force: true }));

  const environment = () => ({ PATH: process.env.PATH, PYTHONPATH: directory });

  const start = () =>
    new DbtProcess({
      python: 'python3',
      script: SCRIPT,
      projectDirectory: directory,
      environment: environment(),
    });

  it('is ended by an abort, whose reason it passes on', async () => {
    const dbt = start();
    const abort = new AbortController();
    const lines: string[] = [];
    const running = dbt.run(['build', '--x'], abort.signal, line => {
      lines.push(line);
      abort.abort(new Error('enough'));
    });
    await expect(running).rejects.toThrow('enough');
    expect(lines).toEqual(['running build --x']);
    expect(dbt.isAlive).toBe(false);
  });

  it('says so when it is killed from outside', async () => {
    const dbt = start();
    const end = await dbt.run(['build'], new AbortController().signal, () =>
      dbt.kill(),
    );
    expect(end).toMatchObject({ code: null, signal: 'SIGKILL' });
  });

  it('says so when there is no interpreter', async () => {
    const dbt = new DbtProcess({
      python: '/nowhere/python',
      script: SCRIPT,
      projectDirectory: directory,
      environment: {},
    });
    const end = await dbt.run([], new AbortController().signal, () => {});
    expect(end).toMatchObject({ stderr: expect.stringContaining('ENOENT') });
  });

  it('dies with the process that started it, even when that one is killed', async () => {
    // A worker in small: starts dbt as DbtProcess does and says its pid.
    const worker = spawn(
      process.execPath,
      [
        '-e',
        `const child = require('child_process').spawn('python3', [${JSON.stringify(SCRIPT)}],
          { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
         child.stdin.write('["build"]\\n');
         child.stdout.once('data', () => console.log(child.pid));`,
      ],
      { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [pid] = await once(createInterface({ input: worker.stdout }), 'line');
    worker.kill('SIGKILL');
    await once(worker, 'close');
    while (isRunning(Number(pid))) {
      await new Promise(setImmediate);
    }
    expect(isRunning(Number(pid))).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
