import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  ClusterRecord,
  clusterRecordFile,
  readClusterRecord,
  writeClusterRecord,
} from './ClusterRecord';
import { endOfLog } from './endOfLog';
import { ensureCluster } from './ensureCluster';
import { findFreePort, isPortFree } from './findFreePort';
import { serverEnvironment } from './makeCluster';
import { PostgresBinaries, postgresBinaries } from './postgresBinaries';
import { postgresSettings } from './postgresSettings';
import { provisionOwner } from './provisionOwner';
import { runningPostmaster, stopPostmaster } from './runningPostmaster';
import { hasExited, takesConnections } from './takesConnections';
import { UserIds, unprivilegedUser } from './unprivilegedUser';

const SUPERUSER = 'postgres';

/** How and where an embedded server runs. */
export interface EmbeddedPostgresOptions {
  /** Absolute path; data, passwords and the port are kept here. Created when missing. */
  folder: string;
  /** File that the server's log is appended to. Default: `postgres.log` in `folder`. */
  logFile?: string;
  /** False for servers that are thrown away: nothing is flushed to disk. Default true. */
  durable?: boolean;
  /**
   * True when the caller knows that whoever started a server still running on
   * this folder is gone: that server is shut down first. Default false: a
   * second server on the folder is refused.
   */
  takeOver?: boolean;
  /** Gives up a start in progress; nothing of it is left running. No effect on a server that has started. */
  signal?: AbortSignal;
  /** Receives what a person should know, such as data lying elsewhere. */
  onNotice?: (notice: string) => void;
}

interface StartContext {
  options: EmbeddedPostgresOptions;
  user: UserIds | undefined;
  binaries: PostgresBinaries;
  record: ClusterRecord;
  logFile: string;
}

/**
 * A real PostgreSQL server as a child process, reachable on loopback only,
 * with generated passwords, and never running as root.
 *
 * It holds the database `tieout`, owned by the login role `tieout`, which may
 * create roles but is no superuser.
 */
export class EmbeddedPostgres {
  /** Resolves when the server process has ended, however it did. */
  readonly exited: Promise<void>;

  private constructor(
    private readonly process: ChildProcess,
    private readonly record: ClusterRecord,
    /** Port on 127.0.0.1; the same at each start unless something took it. */
    readonly port: number,
  ) {
    this.exited = hasExited(process)
      ? Promise.resolve()
      : once(process, 'exit').then(() => undefined);
  }

  /**
   * Starts the server of a folder, making the cluster on first use, and
   * resolves when it takes connections.
   *
   * @throws Error when a server already runs on the folder, when there are no
   *   programs for this platform, when the data has lost its passwords, when
   *   `signal` aborts, or when the server ends while starting; the message
   *   then carries the end of its log
   */
  static async start(
    options: EmbeddedPostgresOptions,
  ): Promise<EmbeddedPostgres> {
    const user = unprivilegedUser(options.folder);
    mkdirSync(options.folder, { recursive: true });
    const context: StartContext = {
      options,
      user,
      binaries: postgresBinaries(user),
      record: readClusterRecord(options.folder, user),
      logFile: options.logFile ?? path.join(options.folder, 'postgres.log'),
    };
    noticeDataElsewhere(context);
    await refuseOrStopRunning(context);
    await ensureCluster(
      options.folder,
      context.record,
      {
        initdb: context.binaries.initdb,
        superuser: SUPERUSER,
        user,
        logFile: context.logFile,
        signal: options.signal,
      },
      options.onNotice,
    );
    const port = await choosePort(context);
    return startServer(context, port);
  }

  /** Process id of the server. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  /** Connection string of the role `tieout` to the database `tieout`. */
  get ownerUrl(): string {
    return this.url('tieout', this.record.ownerPassword, 'tieout');
  }

  /** Connection string of the superuser to the database `postgres`. */
  get superuserUrl(): string {
    return this.url(SUPERUSER, this.record.superuserPassword, 'postgres');
  }

  /** Shuts down: open transactions are rolled back, data is flushed. Safe to repeat. */
  async stop(): Promise<void> {
    if (hasExited(this.process)) return;
    this.process.kill('SIGINT');
    const patience = new AbortController();
    await Promise.race([
      this.exited,
      delay(30_000, undefined, { signal: patience.signal }).then(
        () => this.process.kill('SIGQUIT'),
        () => undefined,
      ),
    ]);
    patience.abort();
    await this.exited;
  }

  /** @internal */
  static attach(process: ChildProcess, record: ClusterRecord, port: number) {
    return new EmbeddedPostgres(process, record, port);
  }

  private url(user: string, password: string, database: string): string {
    return `postgres://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }
}

function noticeDataElsewhere({ options, record }: StartContext) {
  if (record.dataDirectory.startsWith(`${options.folder}${path.sep}`)) return;
  options.onNotice?.(
    `PostgreSQL does not run as root, and its user cannot reach ${options.folder}: its data lies in ${record.dataDirectory}`,
  );
}

async function refuseOrStopRunning({ options, record }: StartContext) {
  const pid = runningPostmaster(record.dataDirectory);
  if (pid === undefined) return;
  if (!options.takeOver) {
    throw new Error(
      `A PostgreSQL server already runs on ${record.dataDirectory} (process ${pid}).`,
    );
  }
  await stopPostmaster(pid, record.dataDirectory, options.signal);
}

async function choosePort({ options, record }: StartContext): Promise<number> {
  if (record.port && (await isPortFree(record.port))) return record.port;
  const port = await findFreePort();
  record.port = port;
  writeClusterRecord(options.folder, record);
  return port;
}

async function startServer(
  context: StartContext,
  port: number,
): Promise<EmbeddedPostgres> {
  const { options, record, user, binaries, logFile } = context;
  const settings = postgresSettings({ port, durable: options.durable ?? true });
  // After a kill -9, children of the old server may hold on to its shared
  // memory for a moment, and a new one refuses to start until they are gone.
  for (let attempt = 1; ; attempt += 1) {
    options.signal?.throwIfAborted();
    const log = openSync(logFile, 'a');
    const child = spawn(
      binaries.postgres,
      [
        '-D',
        record.dataDirectory,
        ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
      ],
      {
        ...user,
        cwd: '/',
        env: serverEnvironment(),
        stdio: ['ignore', log, log],
        detached: true,
      },
    );
    closeSync(log);
    const server = EmbeddedPostgres.attach(child, record, port);
    if (await isMadeReady(context, server, child)) return server;
    if (attempt === 40 || !endOfLog(logFile, 5).includes('still in use')) {
      throw new Error(
        `PostgreSQL ended while starting. The end of ${logFile}:\n${endOfLog(logFile)}`,
      );
    }
    await delay(250);
  }
}

/** False when the process ended first; after any other failure it is stopped. */
async function isMadeReady(
  { options, record }: StartContext,
  server: EmbeddedPostgres,
  child: ChildProcess,
): Promise<boolean> {
  const { signal } = options;
  const { superuserUrl } = server;
  try {
    const taken = await takesConnections({
      url: superuserUrl,
      passwordFile: clusterRecordFile(options.folder),
      child,
      signal,
    });
    if (!taken) return false;
    await provisionOwner({ superuserUrl, password: record.ownerPassword });
    signal?.throwIfAborted();
    return true;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
