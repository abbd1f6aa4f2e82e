import type { TieoutDatabase } from '@tieout/database';

/** A run whose time is over. */
export interface OldDbtRun {
  tenantId: string;
  runId: string;
  /** Whether a batch or the tenant's page still refers to it. */
  referred: boolean;
}

interface OldRunRow {
  tenant_id: string;
  run_id: string;
  referred: boolean;
}

/**
 * Runs of all tenants that ended so long ago that they need not be kept. Those
 * that are still referred to, because a batch names them as its last or the
 * tenant has no newer success, stay without their artifacts.
 */
export class OldDbtRuns {
  readonly #database: TieoutDatabase;

  constructor(database: TieoutDatabase) {
    this.#database = database;
  }

  /** At most `limit` of them that still have something to lose. */
  async list(olderThanDays: number, limit: number): Promise<OldDbtRun[]> {
    const { rows } = await this.#database.withSystem(tx =>
      tx.raw<{ rows: OldRunRow[] }>(
        `with old as (
           select r.tenant_id, r.run_id, r.artifacts,
             exists (
               select from uploads.data_upload_batches b
               where b.tenant_id = r.tenant_id
                 and b.batch_id = any(r.batch_ids)
                 and b.metadata #>> '{localRun,runId}' = r.run_id::text) as of_batch,
             r.status = 'succeeded' and not exists (
               select from dbt.runs newer
               where newer.tenant_id = r.tenant_id
                 and newer.status = 'succeeded'
                 and newer.run_id > r.run_id) as newest_success
           from dbt.runs r
           where r.status <> 'running'
             and r.finished_at < now() - ? * interval '1 day')
         select tenant_id, run_id, of_batch as referred from old
         where not newest_success and (not of_batch or artifacts <> '[]')
         order by run_id limit ?`,
        [olderThanDays, limit],
      ),
    );
    return rows.map(row => ({
      tenantId: row.tenant_id,
      runId: row.run_id,
      referred: row.referred,
    }));
  }

  /** Forgets runs, and of those that are referred to their artifacts. */
  async forget(runs: readonly OldDbtRun[]): Promise<void> {
    const idsOf = (referred: boolean) =>
      runs.filter(run => run.referred === referred).map(run => run.runId);
    await this.#database.withSystem(async tx => {
      await tx('dbt.runs')
        .whereRaw('run_id = any(?::uuid[])', [idsOf(true)])
        .update({ artifacts: '[]' });
      for (const table of ['dbt.run_nodes', 'dbt.runs']) {
        await tx(table)
          .whereRaw('run_id = any(?::uuid[])', [idsOf(false)])
          .delete();
      }
    });
  }
}
