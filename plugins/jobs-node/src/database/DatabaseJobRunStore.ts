import { TieoutDatabase } from '@tieout/database';
import { Knex } from 'knex';
import { JobRun, JobRunStatus, JobRunStore } from './JobRunStore';

interface JobRunRow {
  run_id: string;
  job_id: string;
  task: string;
  tenant_id: string | null;
  batch_id: string | null;
  attempt: number;
  max_attempts: number;
  status: JobRunStatus;
  worker_id: string;
  queue: string | null;
  job_key: string | null;
  payload: unknown;
  error_code: string | null;
  error_message: string | null;
  enqueued_at: Date;
  started_at: Date;
  finished_at: Date | null;
}

const COLUMNS = [
  'run_id',
  'job_id',
  'task',
  'tenant_id',
  'batch_id',
  'attempt',
  'max_attempts',
  'status',
  'worker_id',
  'queue',
  'job_key',
  'payload',
  'error_code',
  'error_message',
  'enqueued_at',
  'started_at',
  'finished_at',
] as const;

/** Longest error text kept, in characters. */
const ERROR_LIMIT = 4_000;

/** {@link JobRunStore} in `jobs.job_runs`. */
export class DatabaseJobRunStore implements JobRunStore {
  constructor(private readonly database: TieoutDatabase) {}

  async begin(
    run: Omit<JobRun, 'status' | 'startedAt' | 'finishedAt'>,
  ): Promise<void> {
    await this.database.withSystem(tx =>
      tx('jobs.job_runs').insert({
        run_id: run.runId,
        job_id: run.jobId,
        task: run.task,
        tenant_id: run.tenantId,
        batch_id: run.batchId,
        attempt: run.attempt,
        max_attempts: run.maxAttempts,
        status: 'running',
        worker_id: run.workerId,
        queue: run.queue,
        job_key: run.jobKey,
        payload: JSON.stringify(run.payload),
        enqueued_at: run.enqueuedAt,
      }),
    );
  }

  async finish(
    runId: string,
    outcome: {
      status: Exclude<JobRunStatus, 'running'>;
      errorCode?: string;
      errorMessage?: string;
    },
  ): Promise<void> {
    await this.database.withSystem(tx =>
      tx('jobs.job_runs')
        .where({ run_id: runId, status: 'running' })
        .update({
          status: outcome.status,
          error_code: outcome.errorCode,
          error_message: outcome.errorMessage?.slice(0, ERROR_LIMIT),
          finished_at: tx.fn.now(),
        }),
    );
  }

  async isRunning(tx: Knex.Transaction, runId: string): Promise<boolean> {
    const row: unknown = await tx('jobs.job_runs')
      .where({ run_id: runId, status: 'running' })
      .first('run_id');
    return row !== undefined;
  }

  async listOfBatch(
    tx: Knex.Transaction,
    tenantId: string,
    batchId: string,
  ): Promise<JobRun[]> {
    const rows = await tx<JobRunRow>('jobs.job_runs')
      .select(...COLUMNS)
      .where({ tenant_id: tenantId, batch_id: batchId })
      .orderBy('started_at');
    return rows.map(fromRow);
  }

  async listRunning(workerId: string): Promise<JobRun[]> {
    const rows = await this.database.withSystem(tx =>
      tx<JobRunRow>('jobs.job_runs')
        .select(...COLUMNS)
        .where({ worker_id: workerId, status: 'running' })
        .orderBy('started_at'),
    );
    return rows.map(fromRow);
  }

  async deleteOld(olderThanDays: number, limit: number): Promise<number> {
    return await this.database.withSystem(async tx => {
      const { rowCount } = await tx.raw<{ rowCount: number }>(
        `delete from jobs.job_runs where run_id in (
           select r.run_id from jobs.job_runs r
           where r.status <> 'running'
             and r.finished_at < now() - ? * interval '1 day'
             and (r.batch_id is null or exists (
               select from jobs.job_runs newer
               where newer.tenant_id = r.tenant_id
                 and newer.batch_id = r.batch_id
                 and newer.started_at > r.started_at))
           limit ?)`,
        [olderThanDays, limit],
      );
      return rowCount;
    });
  }
}

function fromRow(row: JobRunRow): JobRun {
  return {
    runId: row.run_id,
    jobId: row.job_id,
    task: row.task,
    tenantId: row.tenant_id ?? undefined,
    batchId: row.batch_id ?? undefined,
    attempt: row.attempt,
    maxAttempts: row.max_attempts,
    status: row.status,
    workerId: row.worker_id,
    queue: row.queue ?? undefined,
    jobKey: row.job_key ?? undefined,
    payload: row.payload,
    errorCode: row.error_code ?? undefined,
    errorMessage: row.error_message ?? undefined,
    enqueuedAt: row.enqueued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
  };
}
