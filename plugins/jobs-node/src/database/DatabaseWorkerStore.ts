import { TieoutDatabase } from '@tieout/database';
import { WorkerRecord, WorkerStore } from './WorkerStore';

interface WorkerRow {
  worker_id: string;
  pool_id: string;
  application_name: string;
  hostname: string;
  pid: number;
  concurrency: number;
}

/** {@link WorkerStore} in `jobs.workers`. */
export class DatabaseWorkerStore implements WorkerStore {
  constructor(private readonly database: TieoutDatabase) {}

  async register(worker: WorkerRecord): Promise<void> {
    await this.database.knex('jobs.workers').insert({
      worker_id: worker.workerId,
      pool_id: worker.poolId,
      application_name: worker.applicationName,
      hostname: worker.hostname,
      pid: worker.pid,
      concurrency: worker.concurrency,
    });
  }

  async beat(workerId: string): Promise<boolean> {
    const changed = await this.database
      .knex('jobs.workers')
      .where({ worker_id: workerId })
      .whereNull('stopped_at')
      .update({ heartbeat_at: this.database.knex.fn.now() });
    return changed === 1;
  }

  async listSilent(silentForMs: number): Promise<WorkerRecord[]> {
    const rows: WorkerRow[] = await this.database
      .knex<WorkerRow>('jobs.workers')
      .select(
        'worker_id',
        'pool_id',
        'application_name',
        'hostname',
        'pid',
        'concurrency',
      )
      .whereNull('stopped_at')
      .whereRaw(`heartbeat_at < now() - ? * interval '1 millisecond'`, [
        silentForMs,
      ]);
    return rows.map(row => ({
      workerId: row.worker_id,
      poolId: row.pool_id,
      applicationName: row.application_name,
      hostname: row.hostname,
      pid: row.pid,
      concurrency: row.concurrency,
    }));
  }

  async markStopped(workerId: string, reason: string): Promise<void> {
    await this.database
      .knex('jobs.workers')
      .where({ worker_id: workerId })
      .whereNull('stopped_at')
      .update({ stopped_at: this.database.knex.fn.now(), stop_reason: reason });
  }

  async terminateSessions(applicationName: string): Promise<number> {
    const { rows } = await this.database.knex.raw<{
      rows: { terminated: number }[];
    }>(
      `select count(pg_terminate_backend(pid))::int as terminated
       from pg_stat_activity
       where starts_with(application_name, ?) and pid <> pg_backend_pid()`,
      [applicationName],
    );
    return rows[0]?.terminated ?? 0;
  }

  async listOrphanedPools(heldForMs: number): Promise<string[]> {
    const { rows } = await this.database.knex.raw<{
      rows: { pool_id: string }[];
    }>(
      `select distinct locked_by as pool_id from graphile_worker.jobs
       where locked_at < now() - ? * interval '1 millisecond'
       and locked_by not in (
         select pool_id from jobs.workers where stopped_at is null)`,
      [heldForMs],
    );
    return rows.map(row => row.pool_id);
  }

  async giveBackAttempts(
    jobs: readonly { jobId: string; attempt: number }[],
  ): Promise<void> {
    for (const { jobId, attempt } of jobs) {
      await this.database.knex.raw(
        `select graphile_worker.reschedule_jobs(array[?::bigint], run_at := now(), attempts := ?)`,
        [jobId, attempt - 1],
      );
    }
  }

  async releaseLocks(poolId: string): Promise<void> {
    await this.database.knex.raw(
      `select graphile_worker.force_unlock_workers(array[?::text])`,
      [poolId],
    );
  }

  async deleteStopped(olderThanDays: number): Promise<number> {
    return await this.database
      .knex('jobs.workers')
      .whereRaw(`stopped_at < now() - ? * interval '1 day'`, [olderThanDays])
      .delete();
  }
}
