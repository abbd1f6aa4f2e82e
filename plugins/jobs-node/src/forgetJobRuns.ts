import { z } from 'zod';
import { JobRunStore } from './database/JobRunStore';
import { WorkerStore } from './database/WorkerStore';
import { CronDefinition, TaskDefinition } from './TaskDefinition';

const PAYLOAD = z.object({});

/** Attempts that are deleted in one transaction. */
const PAGE = 5_000;

/** Age from which workers that are gone are forgotten, in days. */
const WORKER_DAYS = 7;

/**
 * Keeps the ledger from growing for ever: once an hour old attempts are
 * deleted, and workers that are gone. Runs twice: what is gone is not found
 * again.
 */
export function forgetJobRuns(deps: {
  runs: JobRunStore;
  workers: WorkerStore;
  /** Age from which an attempt is old, in days. */
  retentionDays: number;
}): { task: TaskDefinition<{}>; cron: CronDefinition<{}> } {
  const { runs, workers, retentionDays } = deps;
  const task: TaskDefinition<{}> = {
    identifier: 'forget-job-runs',
    payload: PAYLOAD,
    maxAttempts: 1,
    timeoutMs: 10 * 60_000,
    async run(_, { signal, logger }) {
      let forgotten = 0;
      let deleted: number;
      do {
        signal.throwIfAborted();
        deleted = await runs.deleteOld(retentionDays, PAGE);
        forgotten += deleted;
      } while (deleted === PAGE);
      const gone = await workers.deleteStopped(WORKER_DAYS);
      if (forgotten + gone > 0) {
        logger.info(`Forgot ${forgotten} old attempts and ${gone} workers`);
      }
    },
  };
  const cron = {
    identifier: 'forget-job-runs',
    pattern: '17 * * * *',
    task,
    payload: {},
  };
  return { task, cron };
}
