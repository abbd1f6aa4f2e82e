import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  COPY_REJECTED_ROWS_SQL,
  CopyIn,
  copyLandedRowsSql,
  rawConnection,
} from '@tieout/database';
import {
  IngestionCounts,
  IngestionSummary,
  ReadingPlan,
  profileOf,
} from '@tieout/ingestion';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { readRows } from '@tieout/reader';
import { Knex } from 'knex';

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

/**
 * The planner's statistics are renewed with a load of so many rows that are so
 * large a share of the table: others are autovacuum's, for a sample of a large
 * table takes longer than a load.
 */
const ANALYZE_FROM = { rows: 5_000, share: 0.1 };
/** Columns that queries compare; autovacuum looks at the others in its own time. */
const COMPARED = 'tenant_id, batch_id, store_id, order_id, row_key, row_hash';
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
  const summary = await readRows({
    file,
    plan,
    profile: profileOf(plan),
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
          new CopyIn(
            table === 'rejected_rows'
              ? COPY_REJECTED_ROWS_SQL
              : copyLandedRowsSql(table),
          ),
        ),
        { signal },
      ),
  });
  await analyzeGrown(connection, `raw.${plan.kind}_rows`, summary.rowsLoaded);
  return summary;
}

/** Without fresh statistics the first dbt run after a large load plans for an empty table. */
async function analyzeGrown(
  connection: Awaited<ReturnType<typeof rawConnection>>,
  table: string,
  added: number,
): Promise<void> {
  if (added < ANALYZE_FROM.rows) return;
  const { rows } = await connection.query<{ known: number }>(
    'select reltuples as known from pg_class where oid = $1::regclass',
    [table],
  );
  if (added < rows[0].known * ANALYZE_FROM.share) return;
  await connection.query(`analyze ${table} (${COMPARED})`);
}
