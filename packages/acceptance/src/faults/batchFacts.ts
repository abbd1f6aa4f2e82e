import type { PortalApi } from '../harness/PortalApi';
import type { PortalDatabase } from '../harness/PortalDatabase';
import { until } from '../harness/until';

/** Names a batch. */
export interface BatchRef {
  tenantId: string;
  batchId: string;
}

/** How long reading may take on a busy machine, in milliseconds. */
const READING_MS = 300_000;

/** Rows of an attempt at work that PostgreSQL has taken in so far; 0 while there is none. */
async function rowsCopied(database: PortalDatabase): Promise<number> {
  return database.count(
    `select coalesce(max(tuples_processed), 0) from pg_stat_progress_copy
     where relid = 'raw.orders_rows'::regclass`,
  );
}

/** Waits for the moment at which a reading attempt has copied so many rows. */
export async function untilCopied(database: PortalDatabase, rows: number) {
  await until(
    `${rows} rows are copied`,
    async () => (await rowsCopied(database)) >= rows,
    READING_MS,
  );
}

/** Waits until a batch is past reading, and gives it. */
export async function untilRead(api: PortalApi, ref: BatchRef) {
  return until(
    `batch ${ref.batchId} has been read`,
    async () => {
      const { batch } = await api.batch(ref.tenantId, ref.batchId);
      return !['received', 'parsing'].includes(batch.status) && batch;
    },
    READING_MS,
  );
}

/** Waits until dbt has finished at least one node of a run of the tenant. */
export async function untilDbtIsAtWork(
  database: PortalDatabase,
  tenantId: string,
) {
  await until(
    'dbt is at work',
    async () => {
      const [run] = await database.rowsAs(
        'tieout_system',
        `select 1 from dbt.runs where tenant_id = $1 and status = 'running'
           and nodes_done between 1 and nodes_total - 1`,
        [tenantId],
      );
      return run;
    },
    READING_MS,
  );
}

/** What the tables hold of a batch, each row once. */
export async function rowsLanded(database: PortalDatabase, ref: BatchRef) {
  const [landed] = await database.rows(
    `select count(*)::int as rows, count(distinct row_number)::int as distinct_rows
     from raw.orders_rows where tenant_id = $1 and batch_id = $2`,
    [ref.tenantId, ref.batchId],
  );
  const rejected = await database.count(
    `select count(*) from raw.rejected_rows_rows
     where tenant_id = $1 and batch_id = $2`,
    [ref.tenantId, ref.batchId],
  );
  return {
    rows: Number(landed.rows),
    distinctRows: Number(landed.distinct_rows),
    rejected,
  };
}

/** Locks, attempts and copies whose worker is gone. */
export async function leftBehind(database: PortalDatabase) {
  const living = `select pool_id from jobs.workers where stopped_at is null`;
  const workerIds = (
    await database.rows(
      `select worker_id from jobs.workers where stopped_at is null`,
    )
  ).map(row => row.worker_id);
  return {
    jobs: await database.rows(
      `select id, locked_by from graphile_worker._private_jobs
       where locked_by is not null and locked_by not in (${living})`,
    ),
    queues: await database.rows(
      `select queue_name, locked_by from graphile_worker._private_job_queues
       where locked_by is not null and locked_by not in (${living})`,
    ),
    attempts: await database.rowsAs(
      'tieout_system',
      `select run_id, task from jobs.job_runs
       where status = 'running' and worker_id <> all ($1)`,
      [workerIds],
    ),
    copies: await database.rows(`select pid from pg_stat_progress_copy`),
  };
}

/** {@link leftBehind} as it has to be. */
export const NOTHING = { jobs: [], queues: [], attempts: [], copies: [] };
