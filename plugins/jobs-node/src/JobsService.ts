import { Knex } from 'knex';
import { CronDefinition, TaskDefinition } from './TaskDefinition';

/** Jobs for plugins: register what can be done, enqueue what is to be done. */
export interface JobsService {
  /**
   * Makes a task known. To be called in a plugin's `init`; worker processes
   * start running jobs after all plugins have.
   *
   * @throws Error when the identifier is taken
   */
  register<P>(task: TaskDefinition<P>): void;

  /** Enqueues a task at fixed times, as long as a worker runs. */
  registerCron<P extends Record<string, unknown>>(
    cron: CronDefinition<P>,
  ): void;

  /**
   * Enqueues a job in the caller's transaction: it starts after the commit,
   * and never if there is none.
   *
   * @returns graphile-worker's id of the job
   * @throws ZodError when the payload does not fit the task
   */
  enqueue<P>(
    tx: Knex.Transaction,
    task: Pick<
      TaskDefinition<P>,
      'identifier' | 'payload' | 'tenantId' | 'jobKey' | 'queue' | 'maxAttempts'
    >,
    payload: P,
    options?: { runAt?: Date },
  ): Promise<string>;
}
