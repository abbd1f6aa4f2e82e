import path from 'node:path';
import type { ArtifactName } from '@tieout/plugin-dbt-common';
import { DbtProcess } from './DbtProcess';
import type {
  DbtOutcome,
  DbtProgress,
  DbtRunner,
  RunnerStatus,
} from './DbtRunner';
import { parseDbtEvent, progressOf } from './dbtEvent';
import { type DbtLocation, findDbt } from './findDbt';
import { probeDbt } from './probeDbt';
import { RunFolder } from './RunFolder';
import { RunLog } from './RunLog';

/** What the runner on this machine needs to know. */
export interface LocalDbtRunnerOptions {
  executable?: string;
  statusFile?: string;
  projectDirectory: string;
  /** Folder of the runs' artifacts and of the parse cache. */
  dataDirectory: string;
  /** Path of `dbt_process.py`. */
  script: string;
  /** Connection string of Tieout's database; dbt logs in there with its own role. */
  databaseUrl: string;
  databasePassword?: string;
  /** Whether to have the next process ready when a run ends. */
  keepWarm: boolean;
}

/** What a child needs of this process's environment; it holds secrets otherwise. */
const INHERITED = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'];

/**
 * Runs dbt on this machine, each run in a process of its own.
 *
 * Loading dbt takes longer than most runs, so with `keepWarm` a process that
 * has it loaded waits for the next run.
 */
export class LocalDbtRunner implements DbtRunner {
  readonly #options: LocalDbtRunnerOptions;
  readonly #folders: RunFolder;
  readonly #probed = new Map<string, string>();
  #waiting?: { python: string; process: DbtProcess };

  constructor(options: LocalDbtRunnerOptions) {
    this.#options = options;
    this.#folders = new RunFolder(options.dataDirectory);
  }

  async status(): Promise<RunnerStatus> {
    const found = await this.#find();
    if ('reason' in found) {
      return { available: false, ...found };
    }
    return { available: true, version: found.version };
  }

  async warmUp(): Promise<void> {
    if (!this.#options.keepWarm || this.#waiting?.process.isAlive) return;
    const found = await this.#find();
    if ('reason' in found || this.#waiting?.process.isAlive) return;
    const { python } = found;
    this.#waiting = { python, process: this.#spawn(python) };
  }

  async run(options: {
    runId: string;
    signal: AbortSignal;
    onProgress(progress: DbtProgress): void;
  }): Promise<DbtOutcome> {
    const { runId, signal, onProgress } = options;
    const found = await this.#find();
    if ('reason' in found) throw new Error(found.reason);
    const folder = await this.#folders.create(runId);
    const log = new RunLog();
    const onLine = (line: string) => {
      const event = parseDbtEvent(line);
      if (!event) return;
      log.addEvent(event);
      const progress = progressOf(event);
      if (progress?.kind === 'node') log.addNode(progress.node);
      if (progress) onProgress(progress);
    };
    const process = this.#take(found.python);
    try {
      const end = await process.run(this.#arguments(folder), signal, onLine);
      const artifacts = await this.#folders.finish(runId);
      return { failure: log.failure(end), artifacts };
    } catch (error) {
      const artifacts = await this.#folders.finish(runId, { cutOff: true });
      if (signal.aborted) return { aborted: true, artifacts };
      throw error;
    } finally {
      await this.warmUp();
    }
  }

  artifactPath(runId: string, name: ArtifactName): string {
    return path.join(this.#folders.path(runId), name);
  }

  async removeArtifacts(runId: string): Promise<void> {
    await this.#folders.remove(runId);
  }

  /** Ends the process that was kept waiting. */
  close(): void {
    this.#waiting?.process.kill();
    this.#waiting = undefined;
  }

  async #find(): Promise<
    | { python: string; version: string }
    | Extract<DbtLocation, { reason: string }>
  > {
    const location = await findDbt({
      executable: this.#options.executable,
      statusFile: this.#options.statusFile,
      searchPath: process.env.PATH,
    });
    if ('reason' in location) return location;
    const { python } = location;
    const known = this.#probed.get(python);
    if (known) return { python, version: known };
    const probed = await probeDbt(python);
    if ('reason' in probed) return probed;
    this.#probed.set(python, probed.version);
    return { python, ...probed };
  }

  #take(python: string): DbtProcess {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting?.python === python && waiting.process.isAlive) {
      return waiting.process;
    }
    waiting?.process.kill();
    return this.#spawn(python);
  }

  #spawn(python: string): DbtProcess {
    return new DbtProcess({
      python,
      script: this.#options.script,
      projectDirectory: this.#options.projectDirectory,
      environment: this.#environment(),
    });
  }

  #arguments(folder: string): string[] {
    const { projectDirectory } = this.#options;
    return [
      'build',
      ...['--project-dir', projectDirectory],
      ...['--profiles-dir', projectDirectory],
      ...['--target-path', folder],
      ...['--log-path', folder],
      ...['--log-format', 'json', '--log-level', 'debug'],
      ...['--log-format-file', 'text', '--no-use-colors-file'],
      ...['--exclude-resource-type', 'unit_test'],
      '--no-version-check',
      '--no-send-anonymous-usage-stats',
    ];
  }

  #environment(): NodeJS.ProcessEnv {
    const url = new URL(this.#options.databaseUrl);
    const inherited = INHERITED.flatMap(name => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    });
    return {
      ...Object.fromEntries(inherited),
      TIEOUT_DBT_HOST: url.hostname,
      TIEOUT_DBT_PORT: url.port || '5432',
      TIEOUT_DBT_USER: 'tieout_dbt',
      TIEOUT_DBT_PASSWORD: this.#options.databasePassword ?? '',
      TIEOUT_DBT_DATABASE: decodeURIComponent(url.pathname.slice(1)),
    };
  }
}
