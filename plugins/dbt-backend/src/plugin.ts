import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { jobsServiceRef } from '@tieout/plugin-jobs-node';
import { tenantAccessServiceRef } from '@tieout/plugin-tenants-node';
import { batchStoreServiceRef } from '@tieout/plugin-uploads-node';
import { DatabaseDbtRunStore } from './database/DatabaseDbtRunStore';
import { DbtSessions } from './database/DbtSessions';
import { OldDbtRuns } from './database/OldDbtRuns';
import { WaitingTenants } from './database/WaitingTenants';
import { readDbtConfig } from './dbtConfig';
import { createRouter } from './router';
import { LocalDbtRunner } from './runner/LocalDbtRunner';
import { forgetDbtRuns } from './tasks/forgetDbtRuns';
import { resumeDbt } from './tasks/resumeDbt';
import { runDbt } from './tasks/runDbt';

/**
 * dbt: brings loaded batches into the marts and shows its runs. In a worker
 * process it serves nothing and runs dbt.
 */
export const dbtPlugin = createBackendPlugin({
  pluginId: 'dbt',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        batches: batchStoreServiceRef,
        config: coreServices.rootConfig,
        database: databaseServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        jobs: jobsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        tenantAccess: tenantAccessServiceRef,
      },
      async init(deps) {
        const { database, jobs } = deps;
        await database.migrate({
          schema: 'dbt',
          directory: resolvePackagePath(
            '@tieout/plugin-dbt-backend',
            'migrations',
          ),
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
        deps.httpRouter.use(createRouter({ ...deps, runner, runs }));
      },
    });
  },
});
