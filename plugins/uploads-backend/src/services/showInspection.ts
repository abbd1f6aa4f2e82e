import { Inspection } from '@tieout/plugin-uploads-common';
import { BatchStore } from '@tieout/plugin-uploads-node';
import { Knex } from 'knex';
import { InspectionRecord } from '../database/InspectionStore';

/** An inspection as the API shows it, with the batch that holds the same bytes. */
export async function showInspection(
  tx: Knex.Transaction,
  batches: BatchStore,
  inspection: InspectionRecord,
): Promise<Inspection> {
  const existing = await batches.findByContent(tx, inspection);
  const { status, progressRows, progressBytes } = inspection;
  return {
    tenantId: inspection.tenantId,
    inspectionId: inspection.inspectionId,
    storeId: inspection.storeId,
    fileName: inspection.fileName,
    byteSize: inspection.byteSize,
    contentSha256: inspection.contentSha256,
    status,
    progress:
      status === 'running'
        ? { rows: progressRows ?? 0, bytes: progressBytes ?? 0 }
        : undefined,
    choices: inspection.choices,
    reading: inspection.reading,
    failure: inspection.failure,
    replacesBatchId: inspection.replacesBatchId,
    supplementsBatchId: inspection.supplementsBatchId,
    existingBatchId: existing?.batchId,
    existingBatchStatus: existing?.status,
    rows: inspection.rows,
    rejectedRows: inspection.rejectedRows,
    createdAt: inspection.createdAt.toISOString(),
  };
}
