import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { inCheckout } from './inCheckout';
import { PortalApi } from './PortalApi';
import { until } from './until';

const state = z.object({
  phase: z.enum(['starting', 'ready', 'stopping', 'stopped', 'failed']),
  launcherPid: z.number(),
  address: z.string(),
  databaseUrl: z.string().optional(),
  postgresPid: z.number().optional(),
  backendPid: z.number().optional(),
  workerPid: z.number().optional(),
  demo: z.string().optional(),
  readyAfterMs: z.number().optional(),
});

const START_SCRIPT = inCheckout('packages/launcher/bootstrap.mjs');

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

/** A portal that was started by the root's start script, as a person would. */
export class RunningPortal {
  /** The page and the API. */
  readonly address: string;
  readonly api: PortalApi;
  /** Resolves with the exit code of the start script. */
  readonly exited: Promise<number | null>;
  private text = '';

  private constructor(
    private readonly launcher: ChildProcess,
    readonly dataFolder: string,
    port: number,
  ) {
    this.address = `http://127.0.0.1:${port}`;
    this.api = new PortalApi(this.address);
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
    const port = await freePort();
    const launcher = spawn(
      process.execPath,
      [
        START_SCRIPT,
        'start',
        `--data-folder=${dataFolder}`,
        `--port=${port}`,
        ...(options.args ?? []),
      ],
      {
        env: { ...withoutTestSettings(process.env), ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return new RunningPortal(launcher, dataFolder, port);
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
        if (this.launcher.exitCode !== null) return true;
        // What a portal before it on the folder said of itself may still be there.
        const { address, phase } = this.state();
        return address === this.address && phase === 'ready';
      },
      300_000,
    );
    if (this.launcher.exitCode !== null) {
      throw new Error(`The portal ended while starting:\n${this.text}`);
    }
  }

  /** What was printed so far. */
  get output(): string {
    return this.text;
  }

  /** What the portal says of itself in its data folder. */
  state() {
    const file = path.join(this.dataFolder, 'state.json');
    return state.parse(JSON.parse(readFileSync(file, 'utf8')));
  }

  /** Ends a part, or the start script itself, as the machine would: without a word. */
  kill(part: PortalPart | 'launcher') {
    const pid = this.state()[`${part}Pid`];
    if (pid === undefined) throw new Error(`The ${part} does not run`);
    process.kill(pid, 'SIGKILL');
  }

  /** Ctrl-C. Resolves with the exit code. */
  async stop(): Promise<number | null> {
    if (this.launcher.exitCode === null) this.launcher.kill('SIGTERM');
    return this.exited;
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

// A portal takes a database from its environment: those of tests are not meant.
function withoutTestSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^(TIEOUT_(?!PYTHON)|APP_CONFIG_|BACKSTAGE_TEST_|NODE_ENV$|NODE_OPTIONS$)/.test(
          name,
        ),
    ),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() =>
        port ? resolve(port) : reject(new Error('No free port')),
      );
    });
  });
}
