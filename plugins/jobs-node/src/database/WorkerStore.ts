/** A worker process that runs jobs, as its heartbeat shows it. */
export interface WorkerRecord {
  workerId: string;
  /** graphile-worker's id of the pool, under which it locks jobs. */
  poolId: string;
  /** Name of its connections in `pg_stat_activity`. */
  applicationName: string;
  hostname: string;
  pid: number;
  concurrency: number;
}

/** Who is alive. */
export interface WorkerStore {
  /** Records a worker that begins. */
  register(worker: WorkerRecord): Promise<void>;

  /** @returns false when the worker has been declared dead meanwhile */
  beat(workerId: string): Promise<boolean>;

  /** Workers that neither stopped nor showed a sign of life for so long. */
  listSilent(silentForMs: number): Promise<WorkerRecord[]>;

  /** Records that a worker is gone, and why. */
  markStopped(workerId: string, reason: string): Promise<void>;

  /** Ends the database sessions of a process, so that it can commit no more. */
  terminateSessions(applicationName: string): Promise<number>;

  /** Frees the jobs and queues that a pool holds. */
  releaseLocks(poolId: string): Promise<void>;

  /**
   * Pools that have held a job for so long and belong to no living worker: one
   * that died before it was registered, or took a job after it was buried.
   */
  listOrphanedPools(heldForMs: number): Promise<string[]>;

  /** Sets jobs that are not at work back to before an attempt, to run at once. */
  giveBackAttempts(
    jobs: readonly { jobId: string; attempt: number }[],
  ): Promise<void>;

  /** Deletes workers that have been gone for so long. @returns how many */
  deleteStopped(olderThanDays: number): Promise<number>;
}
