import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { Portal } from './Portal';
import { spawnPortal } from './spawnPortal';
import { until } from './until';

/** How a portal under test is started. */
export interface PortalOptions {
  /** Default: a fresh folder, removed by {@link RunningPortal.dispose}. */
  dataFolder?: string;
  /** Further arguments of `npm start`. */
  args?: string[];
  env?: NodeJS.ProcessEnv;
}

/** A part of the portal that a test may kill. */
export type PortalPart = 'worker' | 'backend' | 'postgres';

/** A portal that was started by the root's start script, for a suite of its own. */
export class RunningPortal extends Portal {
  /** Resolves with the exit code of the start script. */
  readonly exited: Promise<number | null>;
  private text = '';

  private constructor(
    private readonly launcher: ChildProcess,
    dataFolder: string,
    address: string,
  ) {
    super(dataFolder, address);
    this.exited = once(launcher, 'exit').then(() => launcher.exitCode);
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream?.on('data', chunk => {
        this.text += chunk;
      });
    }
  }

  /** Starts a portal without waiting for it. */
  static async launch(options: PortalOptions = {}): Promise<RunningPortal> {
    const dataFolder = options.dataFolder ?? freshDataFolder();
    const { launcher, address } = await spawnPortal({
      ...options,
      dataFolder,
      process: { stdio: ['ignore', 'pipe', 'pipe'] },
    });
    return new RunningPortal(launcher, dataFolder, address);
  }

  /** Starts a portal and waits until it is ready. */
  static async start(options: PortalOptions = {}): Promise<RunningPortal> {
    const portal = await RunningPortal.launch(options);
    await portal.ready();
    return portal;
  }

  /** @throws Error with what was printed when the portal ends instead */
  async ready(): Promise<void> {
    await until(
      'the portal is ready',
      async () => {
        if (this.ended) return true;
        // What a portal before it on the folder said of itself may still be there.
        const { address, phase } = this.state();
        return address === this.address && phase === 'ready';
      },
      300_000,
    );
    if (this.ended) {
      throw new Error(`The portal ended while starting:\n${this.text}`);
    }
  }

  /** What was printed so far. */
  get output(): string {
    return this.text;
  }

  /** Ends a part, or the start script itself, as the machine would: without a word. */
  kill(part: PortalPart | 'launcher') {
    const pid = this.state()[`${part}Pid`];
    if (pid === undefined) throw new Error(`The ${part} does not run`);
    process.kill(pid, 'SIGKILL');
  }

  /** Ctrl-C. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    if (!this.ended) this.launcher.kill('SIGTERM');
    return this.exited;
  }

  private get ended(): boolean {
    const { exitCode, signalCode } = this.launcher;
    return exitCode !== null || signalCode !== null;
  }

  /** Rows of a query in the portal's database as its owner, for what the API does not tell. */
  async query(sql: string): Promise<Record<string, unknown>[]> {
    const client = new Client({
      connectionString: this.state().databaseUrl,
    });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Stops the portal and removes its data. */
  async dispose() {
    await this.stop();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}

/** An empty folder that PostgreSQL's own user can pass through. */
export function freshDataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tieout-portal-'));
  chmodSync(folder, 0o711);
  return folder;
}
