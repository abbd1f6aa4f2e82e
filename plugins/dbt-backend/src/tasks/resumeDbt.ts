import type { TieoutDatabase } from '@tieout/database';
import { RUN_DBT } from '@tieout/plugin-dbt-common';
import type {
  CronDefinition,
  JobsService,
  TaskDefinition,
} from '@tieout/plugin-jobs-node';
import { z } from 'zod';
import type { WaitingTenants } from '../database/WaitingTenants';
import type { DbtRunner } from '../runner/DbtRunner';

const payload = z.object({});

/**
 * Enqueues a run for each tenant with loaded batches, once a minute and if dbt
 * can run, so that no batch waits for ever, whatever became of its own job.
 * Runs twice: jobs of a tenant are one by their key, and one too many does
 * nothing.
 */
export function resumeDbt(deps: {
  database: TieoutDatabase;
  jobs: Pick<JobsService, 'enqueue'>;
  waiting: WaitingTenants;
  runner: DbtRunner;
}): { task: TaskDefinition<{}>; cron: CronDefinition<{}> } {
  const task: TaskDefinition<{}> = {
    identifier: 'resume-dbt',
    payload,
    maxAttempts: 1,
    timeoutMs: 30_000,
    async run() {
      const { available } = await deps.runner.status();
      if (!available) return;
      await deps.runner.warmUp();
      for (const tenantId of await deps.waiting.list()) {
        await deps.database.knex.transaction(tx =>
          deps.jobs.enqueue(tx, RUN_DBT, { tenantId }),
        );
      }
    },
  };
  const cron = {
    identifier: 'resume-dbt',
    pattern: '* * * * *',
    task,
    payload: {},
  };
  return { task, cron };
}
