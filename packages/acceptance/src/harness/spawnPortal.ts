import { ChildProcess, spawn, SpawnOptions } from 'node:child_process';
import { createServer } from 'node:net';
import { inCheckout } from './inCheckout';

const START_SCRIPT = inCheckout('packages/launcher/bootstrap.mjs');

/** How a portal under test is started. */
export interface SpawnedPortal {
  dataFolder: string;
  /** Further arguments of `npm start`. */
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** Of the process of the start script. */
  process: SpawnOptions;
}

/** Runs the root's start script, as a person would, on a port that is free. */
export async function spawnPortal({
  dataFolder,
  args = [],
  env,
  process: options,
}: SpawnedPortal): Promise<{ launcher: ChildProcess; address: string }> {
  const port = await freePort();
  const launcher = spawn(
    process.execPath,
    [
      START_SCRIPT,
      'start',
      `--data-folder=${dataFolder}`,
      `--port=${port}`,
      ...args,
    ],
    { ...options, env: { ...withoutTestSettings(process.env), ...env } },
  );
  return { launcher, address: `http://127.0.0.1:${port}` };
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
