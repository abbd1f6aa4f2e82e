import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  COPY_ORDERS_SQL,
  COPY_REJECTED_ROWS_SQL,
  OrdersCopyEncoder,
  RejectedRowsCopyEncoder,
  SpooledBuffer,
  rawConnection,
} from '@tieout/database';
import {
  IngestionCounts,
  IngestionSummary,
  createIngestion,
} from '@tieout/ingestion';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';

/** What is read, and who is told. */
export interface ReplaceBatchRowsOptions {
  batch: BatchRecord;
  /** The file's bytes. */
  file: Readable;
  signal: AbortSignal;
  onProgress: (counts: IngestionCounts) => void;
}

/** Rows from which the planner's statistics are renewed with the load. */
const ANALYZE_FROM_ROWS = 5_000;

/**
 * Replaces all rows of a batch by what its file holds, in a transaction that
 * `withLoad` has opened and that has not yet entered the tenant.
 *
 * Rejected rows turn up while the COPY of the good ones occupies the
 * connection, so they are spooled and copied after it.
 *
 * @throws IngestionError when the file as a whole cannot be used
 */
export async function replaceBatchRows(
  tx: Knex.Transaction,
  { batch, file, signal, onProgress }: ReplaceBatchRowsOptions,
): Promise<IngestionSummary> {
  const { tenantId, batchId } = batch;
  const connection = await rawConnection(tx);
  for (const table of ['raw.orders_rows', 'raw.rejected_rows_rows']) {
    await connection.query(
      `delete from ${table} where tenant_id = $1 and batch_id = $2`,
      [tenantId, batchId],
    );
  }
  const owner = { ...batch, ingestedAt: new Date() };
  const rejected = new RejectedRowsCopyEncoder(owner);
  const spool = new SpooledBuffer();
  try {
    const ingestion = createIngestion({
      encoder: new OrdersCopyEncoder(owner),
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
      connection.query(copyFrom(COPY_ORDERS_SQL)),
      { signal },
    );
    const { summary } = ingestion;
    if (summary.rowsRejected > 0) {
      spool.append(rejected.end());
      await pipeline(
        spool.read(),
        connection.query(copyFrom(COPY_REJECTED_ROWS_SQL)),
        { signal },
      );
    }
    if (summary.rowsLoaded >= ANALYZE_FROM_ROWS) {
      // Without fresh statistics the first dbt run after a large load plans
      // for an empty table.
      await connection.query('analyze raw.orders_rows');
    }
    return summary;
  } finally {
    spool.discard();
  }
}
