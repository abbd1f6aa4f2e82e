import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TieoutDatabase, withAdvisoryLock } from '@tieout/database';
import { CronItem, runMigrations } from 'graphile-worker';
import { Knex } from 'knex';
import { JobsService } from './JobsService';
import { CronDefinition, TaskDefinition } from './TaskDefinition';
import { TaskRegistry } from './TaskRegistry';

/** {@link JobsService} over graphile-worker, in the database of Tieout. */
export class GraphileJobs implements JobsService {
  readonly tasks = new TaskRegistry();
  readonly cronItems: CronItem[] = [];

  private constructor() {}

  /** Brings the schemas `graphile_worker` and `jobs` up to date first. */
  static async create(database: TieoutDatabase): Promise<GraphileJobs> {
    // graphile-worker takes no lock while migrating: take turns.
    await withAdvisoryLock(database.knex, 'tieout:migrate-graphile', () =>
      runMigrations({ connectionString: database.url }),
    );
    await database.migrate({
      schema: 'jobs',
      directory: resolvePackagePath('@tieout/plugin-jobs-node', 'migrations'),
    });
    return new GraphileJobs();
  }

  register<P>(task: TaskDefinition<P>): void {
    this.tasks.add(task);
  }

  registerCron<P extends Record<string, unknown>>(
    cron: CronDefinition<P>,
  ): void {
    this.cronItems.push({
      task: cron.task.identifier,
      identifier: cron.identifier,
      match: cron.pattern,
      payload: { ...cron.payload },
      options: {
        maxAttempts: cron.task.maxAttempts,
        queueName: cron.task.queue,
      },
    });
  }

  async enqueue<P>(
    tx: Knex.Transaction,
    task: Pick<
      TaskDefinition<P>,
      'identifier' | 'payload' | 'tenantId' | 'jobKey' | 'queue' | 'maxAttempts'
    >,
    payload: P,
    options: { runAt?: Date } = {},
  ): Promise<string> {
    const valid = task.payload.parse(payload);
    const tenantId = task.tenantId?.(valid);
    const flags = [
      `task:${task.identifier}`,
      ...(tenantId ? [`tenant:${tenantId}`] : []),
    ];
    const { rows } = await tx.raw<{ rows: { id: string }[] }>(
      `select jobs.enqueue(?, ?::json, ?, ?, ?, ?, ?) as id`,
      [
        task.identifier,
        JSON.stringify(valid),
        task.queue ?? null,
        task.jobKey?.(valid) ?? null,
        task.maxAttempts,
        options.runAt ?? null,
        flags,
      ],
    );
    return rows[0].id;
  }
}
