import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  COPY_REJECTED_ROWS_SQL,
  copyLandedRowsSql,
  rawConnection,
} from '@tieout/database';
import {
  IngestionCounts,
  IngestionSummary,
  ReadingPlan,
  builtInProfiles,
} from '@tieout/ingestion';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { readRows } from '@tieout/reader';
import { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';

/** What is read, and who is told. */
export interface ReplaceBatchRowsOptions {
  batch: BatchRecord;
  /** The file's bytes. */
  file: Readable;
  /** How it is to be read. */
  plan: ReadingPlan;
  signal: AbortSignal;
  onProgress: (counts: IngestionCounts) => void;
}

/** Rows from which the planner's statistics are renewed with the load. */
const ANALYZE_FROM_ROWS = 5_000;
const ROW_TABLES = ['orders', 'transactions', 'payouts', 'rejected_rows'];

/**
 * Replaces all rows of a batch by what its file holds, in a transaction that
 * `withLoad` has opened and that has not yet entered the tenant.
 *
 * @throws IngestionError when the file as a whole cannot be used
 */
export async function replaceBatchRows(
  tx: Knex.Transaction,
  { batch, file, plan, signal, onProgress }: ReplaceBatchRowsOptions,
): Promise<IngestionSummary> {
  const connection = await rawConnection(tx);
  for (const table of ROW_TABLES) {
    await connection.query(
      `delete from raw.${table}_rows where tenant_id = $1 and batch_id = $2`,
      [batch.tenantId, batch.batchId],
    );
  }
  const profile = builtInProfiles().find(({ id }) => id === plan.profile.value);
  if (!profile) throw new Error(`No profile ${plan.profile.value} is known`);
  const summary = await readRows({
    file,
    plan,
    profile,
    owner: {
      tenantId: batch.tenantId,
      batchId: batch.batchId,
      storeId: batch.storeId,
      ingestedAt: new Date(),
    },
    signal,
    onProgress,
    take: (rows, table) =>
      pipeline(
        rows,
        connection.query(
          copyFrom(
            table === 'rejected_rows'
              ? COPY_REJECTED_ROWS_SQL
              : copyLandedRowsSql(table),
          ),
        ),
        { signal },
      ),
  });
  if (summary.rowsLoaded >= ANALYZE_FROM_ROWS) {
    // Without fresh statistics the first dbt run after a large load plans
    // for an empty table.
    await connection.query(`analyze raw.${plan.kind}_rows`);
  }
  return summary;
}
