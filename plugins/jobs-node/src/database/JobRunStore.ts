import { Knex } from 'knex';

/** How an attempt stands. */
export type JobRunStatus =
  'running' | 'succeeded' | 'failed' | 'lost' | 'cancelled';

/** An attempt of a job, as the ledger keeps it. */
export interface JobRun {
  runId: string;
  jobId: string;
  task: string;
  tenantId?: string;
  batchId?: string;
  attempt: number;
  maxAttempts: number;
  status: JobRunStatus;
  workerId: string;
  queue?: string;
  jobKey?: string;
  payload: unknown;
  errorCode?: string;
  errorMessage?: string;
  enqueuedAt: Date;
  startedAt: Date;
  finishedAt?: Date;
}

/** The ledger of attempts: graphile-worker forgets finished jobs, we do not. */
export interface JobRunStore {
  /** Records that an attempt begins. */
  begin(
    run: Omit<JobRun, 'status' | 'startedAt' | 'finishedAt'>,
  ): Promise<void>;

  /**
   * Records how an attempt ended. Does nothing when it has ended already:
   * what the sweeper said of a lost worker's attempt stays.
   */
  finish(
    runId: string,
    outcome: {
      status: Exclude<JobRunStatus, 'running'>;
      errorCode?: string;
      errorMessage?: string;
    },
  ): Promise<void>;

  /** Whether an attempt is still the one at work: neither ended nor given up. */
  isRunning(tx: Knex.Transaction, runId: string): Promise<boolean>;

  /** Attempts that worked on a batch, oldest first; in `withTenant`. */
  listOfBatch(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
  ): Promise<JobRun[]>;

  /** Attempts that a worker has begun and not ended. */
  listRunning(workerId: string): Promise<JobRun[]>;

  /**
   * Deletes attempts that ended so long ago, at most `limit` of them. The last
   * attempt at a batch stays, for its page shows it.
   *
   * @returns how many were deleted
   */
  deleteOld(olderThanDays: number, limit: number): Promise<number>;
}
