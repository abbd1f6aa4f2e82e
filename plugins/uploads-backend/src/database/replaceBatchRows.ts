import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  COPY_REJECTED_ROWS_SQL,
  RejectedRowsCopyEncoder,
  SpooledBuffer,
  copyLandedRowsSql,
  rawConnection,
} from '@tieout/database';
import {
  IngestionCounts,
  IngestionSummary,
  ReadingPlan,
  createIngestion,
} from '@tieout/ingestion';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';
import { LandingEncoder } from './LandingEncoder';

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
 * Rejected rows, and records of another kind than most, turn up while the COPY
 * of the others occupies the connection, so they are spooled and copied after it.
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
  const owner = { ...batch, ingestedAt: new Date() };
  const encoder = new LandingEncoder(owner, plan.kind);
  const rejected = new RejectedRowsCopyEncoder(owner);
  const spool = new SpooledBuffer();
  const copy = (rows: Readable, sql: string) =>
    pipeline(rows, connection.query(copyFrom(sql)), { signal });
  try {
    const ingestion = createIngestion({
      plan,
      untied: 'tell',
      encoder,
      onRejected(row) {
        rejected.row(row);
        const bytes = rejected.take();
        if (bytes) spool.append(bytes);
      },
      onProgress,
      signal,
    });
    await pipeline(
      file,
      ingestion,
      connection.query(copyFrom(copyLandedRowsSql(plan.kind))),
      { signal },
    );
    const { summary } = ingestion;
    for (const { table, spool: others } of encoder.waiting()) {
      await copy(others.read(), copyLandedRowsSql(table));
    }
    if (summary.rowsRejected > 0) {
      spool.append(rejected.end());
      await copy(spool.read(), COPY_REJECTED_ROWS_SQL);
    }
    if (summary.rowsLoaded >= ANALYZE_FROM_ROWS) {
      // Without fresh statistics the first dbt run after a large load plans
      // for an empty table.
      await connection.query(`analyze raw.${plan.kind}_rows`);
    }
    return summary;
  } finally {
    spool.discard();
    encoder.discard();
  }
}
