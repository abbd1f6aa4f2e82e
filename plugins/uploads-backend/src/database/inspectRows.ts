import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { rawConnection } from '@tieout/database';
import {
  IngestionCounts,
  IngestionSummary,
  ReadingPlan,
  createIngestion,
} from '@tieout/ingestion';
import { InspectedRows, RejectedRow } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';
import { from as copyFrom } from 'pg-copy-streams';
import { cancelOnAbort } from './cancelOnAbort';
import { compareInspected } from './compareInspected';
import {
  COPY_INSPECTED_RECORDS_SQL,
  CREATE_INSPECTED_RECORDS_SQL,
  InspectedRecordsEncoder,
} from './InspectedRecordsEncoder';

/** What is looked at, and who is told. */
export interface InspectRowsOptions {
  tenantId: string;
  storeId: string;
  /** The file's bytes. */
  file: Readable;
  /** How it is to be read. */
  plan: ReadingPlan;
  /** Other connections of the database. */
  pool: Knex;
  signal: AbortSignal;
  onProgress: (counts: IngestionCounts) => void;
}

/** What a load of the file would do. */
export interface InspectedFile {
  summary: IngestionSummary;
  rows: InspectedRows;
  /** The first of them. */
  rejectedRows: RejectedRow[];
}

/** Rejected rows that are shown, and bytes of each. */
const SHOWN_ROWS = 50;
const SHOWN_BYTES = 4 * 1024;

/**
 * Reads a file as the load does, but into a temporary table that goes with the
 * transaction, which `withTenant` has opened. It takes what tells a record
 * from others, so that memory does not grow with the file.
 *
 * @throws IngestionError when the file as a whole cannot be used
 */
export async function inspectRows(
  tx: Knex.Transaction,
  options: InspectRowsOptions,
): Promise<InspectedFile> {
  const { tenantId, storeId, file, plan, pool, signal, onProgress } = options;
  const connection = await rawConnection(tx);
  await connection.query(CREATE_INSPECTED_RECORDS_SQL);
  const rejectedRows: RejectedRow[] = [];
  const ingestion = createIngestion({
    plan,
    untied: 'tell',
    encoder: new InspectedRecordsEncoder(),
    onRejected({ rowNumber, lineNumber, column, code, message, original }) {
      if (rejectedRows.length === SHOWN_ROWS) return;
      rejectedRows.push({
        rowNumber,
        lineNumber,
        column: column ?? undefined,
        code,
        message,
        original,
      });
    },
    onProgress,
    signal,
    limits: { maxOriginalBytes: SHOWN_BYTES },
  });
  await pipeline(
    file,
    ingestion,
    connection.query(copyFrom(COPY_INSPECTED_RECORDS_SQL)),
    { signal },
  );
  const { summary } = ingestion;
  const { known, changed } = await cancelOnAbort(
    { connection, pool, signal },
    () =>
      compareInspected(connection, {
        tenantId,
        storeId,
        kinds: new Set(summary.sums.map(({ kind }) => kind)),
      }),
  );
  return {
    summary,
    rows: {
      total: summary.rowsTotal,
      loaded: summary.rowsLoaded,
      rejected: summary.rowsRejected,
      new: summary.rowsLoaded - known - changed,
      known,
      changed,
    },
    rejectedRows,
  };
}
