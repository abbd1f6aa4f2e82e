import { IngestionSummary, Supplement } from '@tieout/ingestion';
import { RUN_DBT } from '@tieout/plugin-dbt-common';
import { JobsService } from '@tieout/plugin-jobs-node';
import {
  BatchReading,
  SettlementDifference,
} from '@tieout/plugin-uploads-common';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { findSettlementDifferences } from '../database/findSettlementDifferences';
import { PROCESS_ORDERS_UPLOAD } from '../tasks/processOrdersUploadJob';
import { settleBonds } from './settleBonds';

/** A batch whose rows are written and not yet committed. */
export interface WrittenLoad {
  batch: BatchRecord;
  /** The attempt that has written them. */
  runId: string;
  summary: IngestionSummary;
  reading: BatchReading;
  /** What its plan says of the batch that it supplements. */
  supplement?: Supplement;
}

/**
 * Makes a batch loaded, in the transaction that has written its rows and
 * entered the tenant: the batch that it replaces goes, the one that it
 * supplements must be there, and a run of dbt is asked for.
 *
 * @returns settlements that another batch has with other content: then the
 *   batch is not loaded, and the transaction must be rolled back
 * @throws TaskError where the batch cannot be bound as it shall be
 */
export async function completeLoad(
  tx: Knex.Transaction,
  deps: { batches: BatchStore; jobs: JobsService },
  { batch, runId, summary, reading, supplement }: WrittenLoad,
): Promise<SettlementDifference[]> {
  const { tenantId, batchId } = batch;
  await settleBonds(tx, deps, { batch, supplement });
  const settlements = await findSettlementDifferences(tx, {
    file: { ...batch, rows: 'landed' },
    payoutIds: summary.controlTotals.map(({ per }) => per),
  });
  if (settlements.length > 0) return settlements;
  await deps.batches.transition(tx, {
    tenantId,
    batchId,
    from: 'parsing',
    to: 'loaded',
    heldBy: runId,
    actor: `job:${PROCESS_ORDERS_UPLOAD.identifier}`,
    set: {
      profile: summary.profileId,
      rowsTotal: summary.rowsTotal,
      rowsLoaded: summary.rowsLoaded,
      rowsRejected: summary.rowsRejected,
      reading,
    },
  });
  await deps.jobs.enqueue(tx, RUN_DBT, { tenantId });
  return [];
}
