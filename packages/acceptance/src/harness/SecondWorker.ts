import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '@tieout/database/embedded';
import { inCheckout } from './inCheckout';
import type { RunningPortal } from './RunningPortal';

/** A further worker of a portal, started by hand with the environment of the first. */
export class SecondWorker {
  private constructor(private readonly child: ChildProcess) {}

  static async start(portal: RunningPortal): Promise<SecondWorker> {
    const first = readFileSync(
      `/proc/${portal.state().workerPid}/environ`,
      'utf8',
    );
    const env = Object.fromEntries(
      first
        .split('\0')
        .map(line => line.split(/=(.*)/s))
        .filter(([name]) => name !== ''),
    );
    const log = openSync(
      path.join(portal.dataFolder, 'logs/second-worker.log'),
      'a',
    );
    const child = spawn(
      process.execPath,
      [
        '--require',
        inCheckout('packages/sourceHook.cjs'),
        inCheckout('packages/worker/src/index.ts'),
      ],
      {
        cwd: inCheckout(),
        env: { ...env, TIEOUT_WORKER_PORT: String(await findFreePort()) },
        stdio: ['ignore', log, log],
      },
    );
    closeSync(log);
    return new SecondWorker(child);
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('It could not start');
    return this.child.pid;
  }

  /** Ends it without a word, also while it is held. */
  async kill() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
