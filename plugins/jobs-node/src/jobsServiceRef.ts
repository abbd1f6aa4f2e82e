import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { DatabaseJobRunStore } from './database/DatabaseJobRunStore';
import { DatabaseWorkerStore } from './database/DatabaseWorkerStore';
import { forgetJobRuns } from './forgetJobRuns';
import { GraphileJobs } from './GraphileJobs';
import { JobsService } from './JobsService';
import { JobsRunner } from './runner/JobsRunner';

/**
 * Jobs as a Backstage service. By default a process only enqueues; a worker
 * process adds {@link jobsWorkerServiceFactory} to run them as well.
 */
export const jobsServiceRef = createServiceRef<JobsService>({
  id: 'tieout.jobs',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { database: databaseServiceRef },
      factory: ({ database }) => GraphileJobs.create(database),
    }),
});

/** Whether this process runs jobs, for its readiness. */
export interface JobsWorkerHealth {
  /** True while jobs are taken and heartbeats written. */
  isHealthy(): boolean;
}

const running: { runner?: JobsRunner } = {};

/** Health of the jobs runner of this process; unhealthy where there is none. */
export const jobsWorkerHealth: JobsWorkerHealth = {
  isHealthy: () => running.runner?.healthy ?? false,
};

/**
 * The jobs service of a worker process: starts running jobs once all plugins
 * have registered their tasks, and stops in order on shutdown.
 */
export const jobsWorkerServiceFactory = createServiceFactory({
  service: jobsServiceRef,
  deps: {
    config: coreServices.rootConfig,
    database: databaseServiceRef,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.rootLogger,
  },
  async factory({ config, database, lifecycle, logger }) {
    const jobs = await GraphileJobs.create(database);
    const section = config.getOptionalConfig('tieout.jobs');
    const concurrency = section?.getOptionalNumber('concurrency') ?? 3;
    const connections =
      config.getOptionalNumber('tieout.database.maxConnections') ?? 10;
    if (connections < 2 * concurrency + 4) {
      throw new Error(
        `tieout.database.maxConnections is ${connections}; a worker with tieout.jobs.concurrency ${concurrency} needs at least ${2 * concurrency + 4}, or its jobs keep its heartbeat from being written`,
      );
    }
    const runs = new DatabaseJobRunStore(database);
    const workers = new DatabaseWorkerStore(database);
    const forget = forgetJobRuns({
      runs,
      workers,
      retentionDays:
        config.getOptionalNumber('tieout.retention.jobRunsDays') ?? 90,
    });
    jobs.register(forget.task);
    jobs.registerCron(forget.cron);
    const runner = new JobsRunner({
      database,
      jobs,
      runs,
      workers,
      logger: logger.child({ service: 'jobs' }),
      concurrency,
      heartbeatMs: section?.getOptionalNumber('heartbeatMs'),
      deadAfterMs: section?.getOptionalNumber('deadAfterMs'),
    });
    running.runner = runner;
    lifecycle.addStartupHook(() => runner.start());
    lifecycle.addBeforeShutdownHook(() => runner.stop());
    return jobs;
  },
});
