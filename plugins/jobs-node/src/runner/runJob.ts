import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { metrics } from '@opentelemetry/api';
import { JobHelpers } from 'graphile-worker';
import { v7 as uuid } from 'uuid';
import { JobRunStore } from '../database/JobRunStore';
import { TaskDefinition } from '../TaskDefinition';
import { TaskError, errorCode } from '../TaskError';

/** What every run needs beside its task. */
export interface RunJobOptions {
  workerId: string;
  runs: JobRunStore;
  logger: LoggerService;
  /** Told of jobs that stopped only because the worker does, to give their attempt back. */
  onStopped(job: { jobId: string; attempt: number }): void;
}

/** How long a task may take to end after its signal aborted, in milliseconds. */
const ABORT_GRACE_MS = 10_000;

const duration = metrics
  .getMeter('tieout')
  .createHistogram('tieout.jobs.run.duration', {
    unit: 's',
    description: 'Time from start to end of an attempt, by task and outcome',
  });

/**
 * The one way in which a job runs: validate, record the attempt, run under
 * timeout and abort, record the outcome.
 *
 * Throws for graphile-worker to retry. An error that no retry can mend is
 * recorded, given to `onExhausted`, and swallowed: for the queue the job is
 * done.
 */
export async function runJob<P>(
  task: TaskDefinition<P>,
  rawPayload: unknown,
  helpers: JobHelpers,
  options: RunJobOptions,
): Promise<void> {
  const { job } = helpers;
  const runId = uuid();
  const parsed = task.payload.safeParse(rawPayload);
  const tenantId = parsed.success ? task.tenantId?.(parsed.data) : undefined;
  const batchId = parsed.success ? task.batchId?.(parsed.data) : undefined;
  const logger = options.logger.child({
    task: task.identifier,
    jobId: job.id,
    runId,
    ...(tenantId && { tenantId }),
    ...(batchId && { batchId }),
  });
  await options.runs.begin({
    runId,
    jobId: job.id,
    task: task.identifier,
    tenantId,
    batchId,
    attempt: job.attempts,
    maxAttempts: job.max_attempts,
    workerId: options.workerId,
    queue: task.queue,
    jobKey: job.key ?? undefined,
    payload: rawPayload,
    enqueuedAt: job.created_at,
  });
  const startedAt = performance.now();
  const measure = (outcome: string) =>
    duration.record((performance.now() - startedAt) / 1000, {
      task: task.identifier,
      outcome,
    });
  logger.info(`Attempt ${job.attempts} of ${job.max_attempts} begins`);
  try {
    if (!parsed.success) {
      throw new TaskError(
        'PAYLOAD_INVALID',
        `The payload does not fit the task: ${parsed.error.message}`,
        { permanent: true },
      );
    }
    await runUntilAborted(task, helpers, signal =>
      task.run(parsed.data, {
        runId,
        jobId: job.id,
        attempt: job.attempts,
        maxAttempts: job.max_attempts,
        signal,
        logger,
      }),
    );
    await options.runs.finish(runId, { status: 'succeeded' });
    measure('succeeded');
    logger.info('Attempt succeeded');
  } catch (error) {
    assertError(error);
    measure('failed');
    logger.warn(`Attempt failed: ${error.message}`, { code: errorCode(error) });
    const permanent = error instanceof TaskError && error.permanent;
    const stopped = errorCode(error) === 'WORKER_STOPPED';
    if (stopped) options.onStopped({ jobId: job.id, attempt: job.attempts });
    if (
      !stopped &&
      parsed.success &&
      (permanent || job.attempts >= job.max_attempts)
    ) {
      await task.onExhausted?.(parsed.data, error, {
        jobId: job.id,
        runId,
        logger,
      });
    }
    await options.runs.finish(runId, {
      status: stopped ? 'cancelled' : 'failed',
      errorCode: errorCode(error),
      errorMessage: messageFor(error),
    });
    if (!permanent) throw error;
  }
}

/**
 * What the ledger says of an error. Messages of tasks are written for people;
 * those of others may hold SQL or data and stay in the log.
 */
function messageFor(error: Error): string {
  return error instanceof TaskError
    ? error.message
    : `Something unexpected happened (${error.name}). The worker's log has the details.`;
}

/**
 * Runs `fn` with a signal that aborts at the task's timeout or when the worker
 * stops, and stops waiting for a task that ignores it. What such a task still
 * does afterwards is refused by its fencing token.
 */
async function runUntilAborted<P>(
  task: TaskDefinition<P>,
  helpers: JobHelpers,
  fn: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort(
      new TaskError(
        'TIMEOUT',
        `It took longer than ${Math.round(task.timeoutMs / 1000)} s and was stopped`,
      ),
    );
  }, task.timeoutMs);
  const stopped = new AbortController();
  const onStop = () =>
    stopped.abort(
      new TaskError('WORKER_STOPPED', 'The worker was stopped; it will resume'),
    );
  helpers.abortSignal.addEventListener('abort', onStop, { once: true });
  if (helpers.abortSignal.aborted) onStop();
  const signal = AbortSignal.any([timeout.signal, stopped.signal]);
  let grace: NodeJS.Timeout | undefined;
  const ignored = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      grace = setTimeout(() => reject(signal.reason), ABORT_GRACE_MS);
    });
  });
  try {
    await Promise.race([fn(signal), ignored]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer);
    clearTimeout(grace);
    helpers.abortSignal.removeEventListener('abort', onStop);
  }
}
