import type { CronDefinition, TaskDefinition } from '@tieout/plugin-jobs-node';
import { z } from 'zod';
import type { OldDbtRuns } from '../database/OldDbtRuns';
import type { DbtRunner } from '../runner/DbtRunner';

const payload = z.object({});

/** Runs that are forgotten in one transaction. */
const PAGE = 100;

/**
 * Forgets old runs once an hour: first their files, then their rows, so that a
 * task that dies in between finds the rest of them the next time. Runs twice:
 * what is gone is not listed again.
 */
export function forgetDbtRuns(deps: {
  old: OldDbtRuns;
  runner: Pick<DbtRunner, 'removeArtifacts'>;
  /** Age from which a run is old, in days. */
  retentionDays: number;
}): { task: TaskDefinition<{}>; cron: CronDefinition<{}> } {
  const { old, runner, retentionDays } = deps;
  const task: TaskDefinition<{}> = {
    identifier: 'forget-dbt-runs',
    payload,
    maxAttempts: 1,
    timeoutMs: 10 * 60_000,
    async run(_, { signal, logger }) {
      let forgotten = 0;
      let page = await old.list(retentionDays, PAGE);
      while (page.length > 0) {
        for (const { runId } of page) {
          signal.throwIfAborted();
          await runner.removeArtifacts(runId);
        }
        await old.forget(page);
        forgotten += page.length;
        page = await old.list(retentionDays, PAGE);
      }
      if (forgotten > 0) logger.info(`Forgot ${forgotten} old runs of dbt`);
    },
  };
  const cron = {
    identifier: 'forget-dbt-runs',
    pattern: '23 * * * *',
    task,
    payload: {},
  };
  return { task, cron };
}
