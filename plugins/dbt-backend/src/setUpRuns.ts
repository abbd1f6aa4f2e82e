import {
  type LifecycleService,
  resolvePackagePath,
  type RootConfigService,
} from '@backstage/backend-plugin-api';
import type { TieoutDatabase } from '@tieout/database';
import type { JobsService } from '@tieout/plugin-jobs-node';
import type { BatchStore } from '@tieout/plugin-uploads-node';
import { DatabaseDbtRunStore } from './database/DatabaseDbtRunStore';
import { DbtSessions } from './database/DbtSessions';
import { OldDbtRuns } from './database/OldDbtRuns';
import { WaitingTenants } from './database/WaitingTenants';
import { readDbtConfig } from './dbtConfig';
import { LocalDbtRunner } from './runner/LocalDbtRunner';
import { forgetDbtRuns } from './tasks/forgetDbtRuns';
import { resumeDbt } from './tasks/resumeDbt';
import { runDbt } from './tasks/runDbt';

/** What runs of dbt need of the process that they are in. */
export interface RunsDeps {
  batches: BatchStore;
  config: RootConfigService;
  database: TieoutDatabase;
  jobs: JobsService;
  lifecycle: LifecycleService;
}

/** Brings the schema `dbt` up to date and makes the jobs of this plugin known to the process. */
export async function setUpRuns(deps: RunsDeps) {
  const { database, jobs } = deps;
  await database.migrate({
    schema: 'dbt',
    directory: resolvePackagePath('@tieout/plugin-dbt-backend', 'migrations'),
  });
  const config = readDbtConfig(deps.config, process.env);
  const runs = new DatabaseDbtRunStore();
  const runner = new LocalDbtRunner({
    ...config,
    script: resolvePackagePath(
      '@tieout/plugin-dbt-backend',
      'python/dbt_process.py',
    ),
    databaseUrl: database.url,
  });
  deps.lifecycle.addShutdownHook(() => runner.close());
  const sessions = new DbtSessions(database);
  jobs.register(runDbt({ ...deps, ...config, runs, runner, sessions }));
  const waiting = new WaitingTenants(database);
  const resume = resumeDbt({ database, jobs, waiting, runner });
  jobs.register(resume.task);
  jobs.registerCron(resume.cron);
  const forget = forgetDbtRuns({
    old: new OldDbtRuns(database),
    runner,
    retentionDays: config.retentionDays,
  });
  jobs.register(forget.task);
  jobs.registerCron(forget.cron);
  return { runner, runs };
}
