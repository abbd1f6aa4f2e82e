import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { endOfLog } from './endOfLog';
import { UserIds } from './unprivilegedUser';

/** A cluster to be made by initdb. */
export interface NewCluster {
  initdb: string;
  dataDirectory: string;
  superuser: string;
  password: string;
  user: UserIds | undefined;
  logFile: string;
  /** Ends the making early. */
  signal?: AbortSignal;
}

/**
 * Makes an empty cluster. What an interrupted attempt left is removed first.
 *
 * @throws Error with the end of the log when initdb fails, or when `signal` aborts
 */
export async function makeCluster(cluster: NewCluster): Promise<void> {
  const { dataDirectory, user } = cluster;
  rmSync(dataDirectory, { recursive: true, force: true });
  mkdirSync(path.dirname(dataDirectory), { recursive: true });
  mkdirSync(dataDirectory, { mode: 0o700 });
  const passwordFile = `${dataDirectory}.password`;
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, cluster.password, { mode: 0o600, flag: 'wx' });
  if (user) {
    chownSync(dataDirectory, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  try {
    await runInitdb(cluster, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Environment of PostgreSQL's programs: nothing of ours but where programs are. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

async function runInitdb(cluster: NewCluster, passwordFile: string) {
  const { dataDirectory, logFile, superuser, user, signal } = cluster;
  signal?.throwIfAborted();
  const log = openSync(logFile, 'a');
  const child = spawn(
    cluster.initdb,
    [
      `--pgdata=${dataDirectory}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Sorts alike on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
    ],
    {
      ...user,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  // Waits for its end: a straggler would write into the next attempt.
  const kill = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', kill);
  await once(child, 'exit').finally(() =>
    signal?.removeEventListener('abort', kill),
  );
  signal?.throwIfAborted();
  if (child.exitCode !== 0) {
    throw new Error(
      `The PostgreSQL cluster could not be made in ${dataDirectory}:\n${endOfLog(logFile)}`,
    );
  }
}
