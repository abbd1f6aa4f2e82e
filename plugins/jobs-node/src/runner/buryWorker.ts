import { LoggerService } from '@backstage/backend-plugin-api';
import { JobRun, JobRunStore } from '../database/JobRunStore';
import { WorkerRecord, WorkerStore } from '../database/WorkerStore';
import { TaskRegistry } from '../TaskRegistry';
import { TaskError } from '../TaskError';

/** What burying a worker needs. */
export interface BuryWorkerOptions {
  runs: JobRunStore;
  workers: WorkerStore;
  tasks: TaskRegistry;
  logger: LoggerService;
  /** Whether the process may still live and must be kept from committing. */
  terminateSessions: boolean;
}

/**
 * Takes from a dead worker all that it held. Each step may be repeated, and
 * the worker counts as alive until the last is done, so a crash in between
 * only means that somebody does it again.
 *
 * Order matters: its sessions end first (a process that was merely stopped
 * can then commit nothing), jobs are given up or left for a retry next, and
 * its locks fall last, for only then may another worker begin.
 */
export async function buryWorker(
  worker: WorkerRecord,
  reason: string,
  options: BuryWorkerOptions,
): Promise<void> {
  const { runs, workers, logger } = options;
  if (options.terminateSessions) {
    await workers.terminateSessions(worker.applicationName);
  }
  for (const run of await runs.listRunning(worker.workerId)) {
    await giveUpIfExhausted(run, reason, options);
    await runs.finish(run.runId, {
      status: 'lost',
      errorCode: 'WORKER_LOST',
      errorMessage: reason,
    });
  }
  await workers.releaseLocks(worker.poolId);
  await workers.markStopped(worker.workerId, reason);
  logger.warn(`Freed what worker ${worker.workerId} held: ${reason}`, {
    hostname: worker.hostname,
    pid: String(worker.pid),
  });
}

// Killed on its last attempt, a job would stay at its maximum without an error
// and never run again, and nobody would be told.
async function giveUpIfExhausted(
  run: JobRun,
  reason: string,
  { tasks, logger }: BuryWorkerOptions,
): Promise<void> {
  if (run.attempt < run.maxAttempts) return;
  await tasks
    .get(run.task)
    ?.giveUp(
      run.payload,
      new TaskError(
        'WORKER_LOST',
        `${reason}, on the last of ${run.maxAttempts} attempts`,
      ),
      {
        jobId: run.jobId,
        runId: run.runId,
        logger: logger.child({ task: run.task, runId: run.runId }),
      },
    );
}
