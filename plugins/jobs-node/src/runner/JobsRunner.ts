import { hostname } from 'node:os';
import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { TieoutDatabase, tryAdvisoryLock } from '@tieout/database';
import {
  Logger,
  Runner,
  TaskList,
  WorkerEvents,
  parseCronItems,
  run,
} from 'graphile-worker';
import { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import { JobRunStore } from '../database/JobRunStore';
import { WorkerRecord, WorkerStore } from '../database/WorkerStore';
import { GraphileJobs } from '../GraphileJobs';
import { buryWorker } from './buryWorker';

/** Settings of a worker process. */
export interface JobsRunnerOptions {
  database: TieoutDatabase;
  jobs: GraphileJobs;
  runs: JobRunStore;
  workers: WorkerStore;
  logger: LoggerService;
  /** Jobs at the same time. Default 3. */
  concurrency?: number;
  /** Time between signs of life, in milliseconds. Default 5,000. */
  heartbeatMs?: number;
  /** Silence after which a worker counts as dead, in milliseconds. Default 20,000. */
  deadAfterMs?: number;
}

interface Session {
  worker: WorkerRecord;
  runner: Runner;
  /** Jobs that stopped only because the session does. */
  stopped: { jobId: string; attempt: number }[];
  /** Ends when the session can no longer be trusted; tells why. */
  broken: Promise<string>;
}

/** How long the abort signal waits for running jobs on an orderly stop. */
const SHUTDOWN_ABORT_MS = 5_000;
const RESTART_MS = 1_000;

/**
 * Runs jobs in this process until stopped.
 *
 * It works in sessions, each with a pool and an identity of its own. When the
 * database goes away in a way that graphile-worker cannot mend (a finished job
 * could not be recorded, the pool gave up), or when others took this worker
 * for dead, the session is buried like that of a dead worker and a new one
 * begins: nothing then stays locked.
 */
export class JobsRunner {
  #stopping = new AbortController();
  #session: Session | undefined;
  #loops: Promise<unknown>[] = [];
  #healthy = false;

  constructor(private readonly options: JobsRunnerOptions) {}

  /** Whether jobs are being taken and the last heartbeat was written. */
  get healthy(): boolean {
    return this.#healthy;
  }

  /**
   * Starts taking jobs. Where the database does not answer yet it is tried
   * until it does.
   */
  async start(): Promise<void> {
    this.#loops = [this.#supervise(), this.#heartbeat()];
  }

  /** Stops taking jobs, lets running ones end or abort, and leaves. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const session = this.#session;
    this.#session = undefined;
    if (session) {
      await this.#close(session, 'The worker was stopped');
    }
    await Promise.all(this.#loops);
  }

  async #open(): Promise<Session> {
    const { database, jobs, runs, workers, logger } = this.options;
    const concurrency = this.options.concurrency ?? 3;
    const workerId = uuid();
    const pool = new Pool({
      connectionString: database.url,
      application_name: `${database.applicationName}:jobs`,
      max: concurrency + 3,
    });
    pool.on('error', error =>
      logger.warn(`A job connection was lost: ${error.message}`),
    );
    pool.on('connect', client => {
      client.on('error', () => {});
    });
    const events: WorkerEvents = new EventEmitter();
    let poolId = '';
    let breakUp: (reason: string) => void = () => {};
    const broken = new Promise<string>(resolve => {
      breakUp = resolve;
    });
    events.on('pool:create', ({ workerPool }) => {
      poolId = workerPool.id;
    });
    events.on('pool:fatalError', ({ error }) =>
      breakUp(`The outcome of a job could not be recorded: ${error}`),
    );
    const stopped: Session['stopped'] = [];
    const taskList: TaskList = Object.fromEntries(
      jobs.tasks.list().map(task => [
        task.identifier,
        (payload, helpers) =>
          task.run(payload, helpers, {
            workerId,
            runs,
            logger,
            onStopped: job => stopped.push(job),
          }),
      ]),
    );
    try {
      const runner = await run({
        pgPool: pool,
        taskList,
        parsedCronItems: parseCronItems(jobs.cronItems),
        concurrency,
        noHandleSignals: true,
        gracefulShutdownAbortTimeout: SHUTDOWN_ABORT_MS,
        pollInterval: 2_000,
        events,
        logger: graphileLogger(logger),
        // Outcomes go through graphile-worker's batching, for only there is a
        // failure to record one reported: unbatched it is lost, and the job
        // would stay locked by a pool that lives.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      });
      runner.promise.then(
        () => breakUp('The pool ended'),
        error => breakUp(`The pool failed: ${error}`),
      );
      const worker: WorkerRecord = {
        workerId,
        poolId,
        applicationName: database.applicationName,
        hostname: hostname(),
        pid: process.pid,
        concurrency,
      };
      try {
        await workers.register(worker);
      } catch (error) {
        await runner.kill('The worker could not be registered');
        throw error;
      }
      void broken.finally(() => pool.end().catch(() => {}));
      this.#healthy = true;
      logger.info(`Worker ${workerId} takes jobs`, { poolId });
      return { worker, runner, stopped, broken };
    } catch (error) {
      await pool.end().catch(() => {});
      throw error;
    }
  }

  async #close(session: Session, reason: string): Promise<void> {
    const { runs, workers, logger, jobs } = this.options;
    this.#healthy = false;
    await session.runner.stop(reason).catch(() => {});
    await buryWorker(session.worker, reason, {
      runs,
      workers,
      logger,
      tasks: jobs.tasks,
      terminateSessions: false,
    });
    await workers.giveBackAttempts(session.stopped);
  }

  async #supervise(): Promise<void> {
    const { logger } = this.options;
    while (!this.#stopping.signal.aborted) {
      const session = this.#session;
      if (session) {
        const reason = await session.broken;
        if (this.#stopping.signal.aborted) return;
        logger.warn(`Starting anew: ${reason}`);
        this.#session = undefined;
        await this.#retry(() => this.#close(session, reason));
      }
      await this.#retry(async () => {
        this.#session = await this.#open();
      });
    }
  }

  // The database may be away for long: keep trying until it is back.
  async #retry(fn: () => Promise<void>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await fn();
        return;
      } catch (error) {
        this.options.logger.warn(`The database does not answer yet: ${error}`);
        await this.#sleep(RESTART_MS);
      }
    }
  }

  async #heartbeat(): Promise<void> {
    const { workers, logger } = this.options;
    const heartbeatMs = this.options.heartbeatMs ?? 5_000;
    while (!this.#stopping.signal.aborted) {
      const session = this.#session;
      try {
        if (session && !(await workers.beat(session.worker.workerId))) {
          await session.runner.kill('Others took this worker for dead');
        }
        if (session) this.#healthy = true;
        await this.#sweep();
      } catch (error) {
        this.#healthy = false;
        logger.warn(`The heartbeat could not be written: ${error}`);
      }
      await this.#sleep(heartbeatMs);
    }
  }

  async #sweep(): Promise<void> {
    const { database, jobs, runs, workers, logger } = this.options;
    const deadAfterMs = this.options.deadAfterMs ?? 20_000;
    await tryAdvisoryLock(database.knex, 'tieout:sweeper', async () => {
      for (const worker of await workers.listSilent(deadAfterMs)) {
        if (worker.workerId === this.#session?.worker.workerId) continue;
        await buryWorker(
          worker,
          `Its worker on ${worker.hostname} gave no sign of life for ${Math.round(deadAfterMs / 1000)} s`,
          {
            runs,
            workers,
            logger,
            tasks: jobs.tasks,
            terminateSessions:
              worker.applicationName !== database.applicationName,
          },
        );
      }
      for (const poolId of await workers.listOrphanedPools(deadAfterMs)) {
        await workers.releaseLocks(poolId);
        logger.warn(`Freed what ${poolId} held, a pool of no living worker`);
      }
    });
  }

  async #sleep(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stopping.signal }).catch(
      () => undefined,
    );
  }
}

function graphileLogger(logger: LoggerService): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') logger.error(message);
    else if (level === 'warning') logger.warn(message);
    else logger.debug(message);
  });
}
