import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CopyIn, rawConnection } from '@tieout/database';
import {
  IngestionCounts,
  IngestionSummary,
  ReadingPlan,
  profileOf,
} from '@tieout/ingestion';
import {
  InspectedRows,
  RejectedRow,
  SettlementDifference,
} from '@tieout/plugin-uploads-common';
import { readIdentities } from '@tieout/reader';
import { Knex } from 'knex';
import { cancelOnAbort } from './cancelOnAbort';
import { compareInspected } from './compareInspected';
import { findSettlementDifferences } from './findSettlementDifferences';
import { InspectionRecord } from './InspectionStore';
import {
  COPY_INSPECTED_RECORDS_SQL,
  CREATE_INSPECTED_RECORDS_SQL,
} from './inspectedRecords';
import { refuseUnfitRows } from './refuseUnfitRows';

/** What is looked at, and who is told. */
export interface InspectRowsOptions {
  inspection: InspectionRecord;
  /** The file's bytes. */
  file: Readable;
  /** How it is to be read. */
  plan: ReadingPlan;
  /** Ids of the other supplements of the batch that the plan says it supplements. */
  others: readonly string[];
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
  /** Those for which a load would stop. */
  settlements: SettlementDifference[];
}

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
  const { inspection, file, plan, pool, signal, onProgress } = options;
  const { supplement } = plan;
  const { others } = options;
  const connection = await rawConnection(tx);
  await connection.query(CREATE_INSPECTED_RECORDS_SQL);
  const { summary, rejectedRows } = await readIdentities({
    file,
    plan,
    profile: profileOf(plan),
    signal,
    onProgress,
    take: records =>
      pipeline(
        records,
        connection.query(new CopyIn(COPY_INSPECTED_RECORDS_SQL)),
        { signal },
      ),
  });
  const { known, changed, settlements } = await cancelOnAbort(
    { connection, pool, signal },
    async () => {
      if (supplement) {
        const { tenantId } = inspection;
        await refuseUnfitRows(tx, { tenantId, supplement, others });
      }
      return {
        ...(await compareInspected(connection, {
          ...inspection,
          kinds: new Set(summary.sums.map(({ kind }) => kind)),
          supplemented: supplement ? [supplement.batchId, ...others] : [],
        })),
        settlements: await findSettlementDifferences(tx, {
          file: { ...inspection, rows: 'inspected' },
          payoutIds: summary.controlTotals.map(({ per }) => per),
        }),
      };
    },
  );
  return {
    summary,
    settlements,
    rows: {
      total: summary.rowsTotal,
      loaded: summary.rowsLoaded,
      rejected: summary.rowsRejected,
      new: summary.rowsLoaded - known - changed,
      known,
      changed,
    },
    rejectedRows: rejectedRows.map(
      ({ rowNumber, lineNumber, column, code, message, original }) => ({
        rowNumber,
        lineNumber,
        column: column ?? undefined,
        code,
        message,
        original,
      }),
    ),
  };
}
