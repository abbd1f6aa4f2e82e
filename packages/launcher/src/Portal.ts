import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  EmbeddedPostgres,
  findFreePort,
  isPortFree,
} from '@tieout/database/embedded';
import { ensureAppBundle } from './AppBundle';
import { writeDbtStatus } from './DbtStatus';
import { FolderLock } from './FolderLock';
import { Part, PartExit } from './Part';
import { isLeaving, PortalStateFile } from './PortalState';
import { Refusal } from './Refusal';
import { StartOptions } from './StartOptions';
import { inCheckout } from './checkout';
import { ensureConfigSchema } from './configSchema';
import { ensureDbt, installedDbt } from './ensureDbt';
import {
  portalAddress,
  portalEnvironment,
  PortalSettings,
} from './portalEnvironment';
import { endOfFile } from './runLogged';
import { readSecrets } from './secrets';
import { terminal } from './terminal';
import { waitUntilReady } from './waitUntilReady';

/** A part that ended although nobody asked it to. */
export interface Crash {
  name: string;
  exit: PartExit | undefined;
  logFile: string;
}

/**
 * The processes of one portal: PostgreSQL, the backend and the worker, started
 * in the order in which they need each other and stopped in the reverse one.
 */
export class Portal {
  /** Resolves when a part ends that should not. */
  readonly crashed: Promise<Crash>;
  private reportCrash: (crash: Crash) => void = () => undefined;
  private readonly parts: Part[] = [];
  private readonly state: PortalStateFile;
  private readonly abort = new AbortController();
  /** What {@link start} waits for before the parts; a stop waits for it too. */
  private preparing: Promise<unknown>[] = [];
  private postgres: EmbeddedPostgres | undefined;
  private stopping: Promise<void> | undefined;
  private dbt: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: StartOptions,
    private readonly workerPort: number,
    private readonly lock: FolderLock,
  ) {
    this.crashed = new Promise(resolve => {
      this.reportCrash = resolve;
    });
    this.state = new PortalStateFile(options.dataFolder, {
      phase: 'starting',
      launcherPid: process.pid,
      address: this.address,
      workerAddress: `http://127.0.0.1:${workerPort}`,
      startedAt: new Date().toISOString(),
    });
  }

  /**
   * Takes hold of the data folder, once a portal that is stopping has left it;
   * {@link start} does the rest.
   *
   * @throws Refusal when another portal runs on the folder, or the port is taken
   */
  static async open(options: StartOptions): Promise<Portal> {
    const { dataFolder, port } = options;
    mkdirSync(path.join(dataFolder, 'logs'), { recursive: true });
    const lock = await FolderLock.acquire(dataFolder, {
      isLeaving: pid => isLeaving(dataFolder, pid),
      onWait: () =>
        terminal.say('• The portal that ran here is still stopping …'),
    });
    if (await isPortFree(port)) {
      return new Portal(options, await findFreePort(), lock);
    }
    lock.release();
    throw new Refusal(
      `Port ${port} of 127.0.0.1 is taken by another program. Choose another one: npm start -- --port ${port + 1}`,
    );
  }

  /** Address of the page. */
  get address(): string {
    return portalAddress(this.options.port);
  }

  /**
   * Starts everything and resolves when backend and worker are ready.
   *
   * @throws Refusal when something cannot be brought up; an AbortError when
   *   {@link stop} came first
   */
  async start(): Promise<void> {
    const { signal } = this.abort;
    this.startDbt();
    const database = this.startDatabase(signal);
    const bundle = this.options.reload ? undefined : ensureAppBundle(signal);
    const schema = ensureConfigSchema();
    this.preparing = [database, schema, Promise.resolve(bundle)];
    const [databaseUrl, configSchemaFile] = await Promise.all([
      database,
      schema,
      bundle,
    ]);
    signal.throwIfAborted();
    this.state.update({ databaseUrl });
    await terminal.step('Backend and worker ready', () =>
      this.startParts({ databaseUrl, configSchemaFile }),
    );
    signal.throwIfAborted();
  }

  /** Tells those who watch from outside. */
  announce(change: Parameters<PortalStateFile['update']>[0]) {
    this.state.update(change);
  }

  /**
   * Stops the worker, then the backend, then PostgreSQL, and gives up what is
   * only being started or built. Nothing runs any more when it resolves. Safe
   * to repeat.
   */
  stop(phase: 'stopped' | 'failed' = 'stopped'): Promise<void> {
    this.stopping ??= this.stopInOrder(phase);
    return this.stopping;
  }

  private async stopInOrder(phase: 'stopped' | 'failed') {
    this.state.update({ phase: 'stopping' });
    this.abort.abort();
    for (const part of [...this.parts].reverse()) await part.stop();
    await Promise.allSettled(this.preparing);
    await this.postgres?.stop();
    await this.dbt;
    this.state.update({ phase });
    this.lock.release();
  }

  private get dbtStatusFile(): string {
    return path.join(this.options.dataFolder, 'dbt-status.json');
  }

  private logFile(name: string): string {
    return path.join(this.options.dataFolder, 'logs', `${name}.log`);
  }

  /** Not waited for: the portal is of use before dbt is. */
  private startDbt() {
    writeDbtStatus(
      this.dbtStatusFile,
      installedDbt() ?? { state: 'installing' },
    );
    this.dbt = ensureDbt(this.abort.signal).then(status => {
      if (this.stopping) return;
      writeDbtStatus(this.dbtStatusFile, status);
      if (status.state !== 'unavailable') return;
      terminal.warn(`dbt is not available. ${status.reason}`);
      terminal.warn(
        `Uploads are loaded, but marts are not built. ${status.remedy}`,
      );
    });
  }

  private async startDatabase(signal: AbortSignal): Promise<string> {
    const own = process.env.TIEOUT_DATABASE_URL;
    if (own) {
      terminal.say(`• Database: ${new URL(own).host}, as configured`);
      return own;
    }
    const postgres = await terminal.step('PostgreSQL', () =>
      EmbeddedPostgres.start({
        folder: path.join(this.options.dataFolder, 'postgres'),
        logFile: this.logFile('postgres'),
        // The folder lock is ours: a server still there has lost its launcher.
        takeOver: true,
        signal,
        onNotice: notice => terminal.warn(notice),
      }),
    );
    this.postgres = postgres;
    this.state.update({ postgresPid: postgres.pid });
    postgres.exited.then(() =>
      this.noticeExit('postgres', this.logFile('postgres'), undefined),
    );
    return postgres.ownerUrl;
  }

  private async startParts(
    made: Pick<PortalSettings, 'databaseUrl' | 'configSchemaFile'>,
  ) {
    const env = portalEnvironment({
      ...made,
      options: this.options,
      secrets: readSecrets(this.options.dataFolder),
      workerPort: this.workerPort,
      dbtStatusFile: this.dbtStatusFile,
    });
    const backend = this.startPart('backend', env);
    const worker = this.startPart('worker', env);
    this.state.update({ backendPid: backend.pid, workerPid: worker.pid });
    if (this.options.reload) this.startFrontendServer(env);
    const readiness = '/.backstage/health/v1/readiness';
    await Promise.all([
      waitUntilReady(backend, `${this.address}${readiness}`),
      waitUntilReady(worker, `http://127.0.0.1:${this.workerPort}${readiness}`),
    ]);
  }

  private startPart(name: 'backend' | 'worker', env: NodeJS.ProcessEnv): Part {
    const entry = inCheckout('packages', name, 'src/index.ts');
    return this.watch(
      new Part({
        name,
        args: this.options.reload ? ['--watch', entry] : [entry],
        env,
        logFile: this.logFile(name),
        patience: 15_000,
      }),
    );
  }

  private startFrontendServer(env: NodeJS.ProcessEnv) {
    this.watch(
      new Part({
        name: 'frontend',
        args: [
          inCheckout('node_modules/@backstage/cli/bin/backstage-cli'),
          'package',
          'start',
        ],
        cwd: inCheckout('packages/app'),
        env,
        logFile: this.logFile('frontend'),
        patience: 5_000,
      }),
    );
  }

  private watch(part: Part): Part {
    this.parts.push(part);
    part.exited.then(exit => this.noticeExit(part.name, part.logFile, exit));
    return part;
  }

  private noticeExit(
    name: string,
    logFile: string,
    exit: PartExit | undefined,
  ) {
    if (!this.stopping) this.reportCrash({ name, logFile, exit });
  }
}

/** A crash in words, with the end of the log of the part. */
export function describeCrash({ name, exit, logFile }: Crash): string {
  const how = exit?.signal ?? (exit ? `exit code ${exit.code}` : 'see its log');
  return `The ${name} ended unexpectedly (${how}). The end of ${logFile}:\n${endOfFile(logFile)}`;
}
