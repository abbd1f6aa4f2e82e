import {
  BatchReading,
  InspectedRows,
  InspectionStatus,
  ReadingChoices,
  RejectedRow,
} from '@tieout/plugin-uploads-common';
import { InspectionRecord } from './InspectionStore';

/** A row of `uploads.inspections`; bigint arrives as text. */
export interface InspectionRow {
  tenant_id: string;
  inspection_id: string;
  store_id: string;
  status: InspectionStatus;
  file_name: string;
  object_key: string;
  content_sha256: string;
  byte_size: string;
  choices: ReadingChoices;
  progress_rows: string | null;
  progress_bytes: string | null;
  lease_run_id: string | null;
  reading: BatchReading | null;
  rows: InspectedRows | null;
  rejected_rows: RejectedRow[] | null;
  failure_code: string | null;
  failure_message: string | null;
  created_by: string;
  created_at: Date;
  replaces_batch_id: string | null;
  supplements_batch_id: string | null;
}

/** Its columns, in the order of the table. */
export const INSPECTION_COLUMNS = [
  'tenant_id',
  'inspection_id',
  'store_id',
  'status',
  'file_name',
  'object_key',
  'content_sha256',
  'byte_size',
  'choices',
  'progress_rows',
  'progress_bytes',
  'lease_run_id',
  'reading',
  'rows',
  'rejected_rows',
  'failure_code',
  'failure_message',
  'created_by',
  'created_at',
  'replaces_batch_id',
  'supplements_batch_id',
] as const satisfies readonly (keyof InspectionRow)[];

const count = (value: string | null) =>
  value === null ? undefined : Number(value);

/** The record of a row. */
export function inspectionFromRow(row: InspectionRow): InspectionRecord {
  return {
    tenantId: row.tenant_id,
    inspectionId: row.inspection_id,
    storeId: row.store_id,
    status: row.status,
    fileName: row.file_name,
    objectKey: row.object_key,
    contentSha256: row.content_sha256,
    byteSize: Number(row.byte_size),
    choices: row.choices,
    progressRows: count(row.progress_rows),
    progressBytes: count(row.progress_bytes),
    leaseRunId: row.lease_run_id ?? undefined,
    reading: row.reading ?? undefined,
    rows: row.rows ?? undefined,
    rejectedRows: row.rejected_rows ?? undefined,
    failure:
      row.failure_code === null
        ? undefined
        : { code: row.failure_code, message: row.failure_message ?? '' },
    createdBy: row.created_by,
    createdAt: row.created_at,
    replacesBatchId: row.replaces_batch_id ?? undefined,
    supplementsBatchId: row.supplements_batch_id ?? undefined,
  };
}
