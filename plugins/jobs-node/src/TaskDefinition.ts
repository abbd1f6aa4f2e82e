import { LoggerService } from '@backstage/backend-plugin-api';
import { ZodType } from 'zod';

/** What a task's `run` gets beside its payload. */
export interface TaskContext {
  /**
   * Id of this attempt (UUID). It is the fencing token: whoever writes an
   * effect checks that the token is still the newest.
   */
  runId: string;
  /** graphile-worker's id of the job; the same for all its attempts. */
  jobId: string;
  /** Number of this attempt, from 1. */
  attempt: number;
  /** Attempts after which the job is given up. */
  maxAttempts: number;
  /** Aborts at the timeout and when the worker stops. Tasks must look at it. */
  signal: AbortSignal;
  /** Carries task, job, run, tenant and batch ids. */
  logger: LoggerService;
}

/** A kind of job. One file a task says what it does, and what if it runs twice. */
export interface TaskDefinition<P> {
  /** Stable name, e.g. `process-orders-upload`. */
  identifier: string;
  /** Checked when a job is enqueued and again before it runs. */
  payload: ZodType<P>;
  /** Tenant of a job; undefined for housekeeping. */
  tenantId?(payload: P): string;
  /** Batch of a job, where it has one. */
  batchId?(payload: P): string;
  /**
   * Jobs with the same key are one: a waiting one is replaced, so that many
   * requests lead to one run. A running one is left alone and followed.
   */
  jobKey?(payload: P): string;
  /** Jobs of one queue run strictly one after the other. Default: no queue. */
  queue?: string;
  /** Attempts before the job is given up; crashes of a worker count. */
  maxAttempts: number;
  /** Time after which an attempt is aborted, in milliseconds. */
  timeoutMs: number;
  /** Does the work. May run twice; must end soon after `signal` aborts. */
  run(payload: P, context: TaskContext): Promise<void>;
  /**
   * Called once the job will not run again although it did not succeed: the
   * last attempt failed or its worker died. Must be idempotent.
   */
  onExhausted?(
    payload: P,
    error: Error,
    context: Pick<TaskContext, 'jobId' | 'runId' | 'logger'>,
  ): Promise<void>;
}

/** A task to enqueue at fixed times. */
export interface CronDefinition<P> {
  /** Stable name of the schedule. */
  identifier: string;
  /** Five crontab fields, in UTC. */
  pattern: string;
  task: TaskDefinition<P>;
  payload: P;
}
