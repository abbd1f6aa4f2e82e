import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { CACHE, FROM_SOURCES, inCheckout } from './checkout';

const COMPILE_CACHE = path.join(CACHE, 'compile-cache');
const LOG_LIMIT = 20 * 1024 * 1024;

/** A process of the portal. */
export interface PartOptions {
  /** How it is called on the terminal. */
  name: string;
  /** Arguments of Node: the entry file, and options before and after it. */
  args: string[];
  /** Working directory. Default: the root of the checkout. */
  cwd?: string;
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Time that it has to stop in order before it is killed, in milliseconds. */
  patience: number;
}

/** How a process ended. */
export interface PartExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * A process of the portal, in a process group of its own, so that Ctrl-C in
 * the terminal reaches the launcher alone, which then stops the parts in order.
 */
export class Part {
  readonly name: string;
  readonly logFile: string;
  /** Resolves when the process has ended, however it did. */
  readonly exited: Promise<PartExit>;
  private readonly child: ChildProcess;
  private readonly patience: number;

  constructor(options: PartOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    this.patience = options.patience;
    rotate(options.logFile);
    const log = openSync(options.logFile, 'a');
    this.child = spawn(
      process.execPath,
      [
        ...FROM_SOURCES,
        '--require',
        inCheckout('packages/launcher/exitWithParent.cjs'),
        ...options.args,
      ],
      {
        cwd: options.cwd ?? inCheckout(),
        // Saves a second of each start after the first.
        env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...options.env },
        detached: true,
        stdio: ['pipe', log, log],
      },
    );
    closeSync(log);
    this.exited = new Promise(resolve => {
      this.child.once('error', () => resolve({ code: 1, signal: null }));
      this.child.once('exit', (code, signal) => resolve({ code, signal }));
    });
  }

  /** Process id; also that of its process group. */
  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Whether it has not ended yet. */
  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Asks it to stop, and kills it and whatever it started when it does not. */
  async stop(): Promise<void> {
    if (this.running) {
      this.child.kill('SIGTERM');
      const timer = setTimeout(() => this.killGroup(), this.patience);
      await this.exited;
      clearTimeout(timer);
    }
    this.killGroup();
  }

  private killGroup() {
    if (this.pid === undefined) return;
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // The group is empty: nothing was left behind.
    }
  }
}

function rotate(logFile: string) {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(logFile, `${logFile}.old`);
}
