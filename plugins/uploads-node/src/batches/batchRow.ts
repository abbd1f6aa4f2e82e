import {
  BatchReading,
  BatchStatus,
  ReadingChoices,
} from '@tieout/plugin-uploads-common';
import { BatchMetadata, BatchRecord } from './BatchStore';

/** A row of `uploads.data_upload_batches`; bigint arrives as text. */
export interface BatchRow {
  tenant_id: string;
  batch_id: string;
  store_id: string;
  status: BatchStatus;
  file_name: string;
  object_key: string;
  content_sha256: string;
  byte_size: string;
  profile: string | null;
  rows_total: string | null;
  rows_loaded: string | null;
  rows_rejected: string | null;
  progress_rows: string | null;
  progress_bytes: string | null;
  progress_at: Date | null;
  failure_stage: 'parse' | 'transform' | null;
  failure_code: string | null;
  failure_message: string | null;
  lease_run_id: string | null;
  uploaded_by: string;
  received_at: Date;
  updated_at: Date;
  parsing_at: Date | null;
  loaded_at: Date | null;
  ready_at: Date | null;
  choices: ReadingChoices;
  reading: BatchReading | null;
  metadata: BatchMetadata;
  replaces_batch_id: string | null;
  supplements_batch_id: string | null;
  notifies: boolean;
}

/** Its columns, in the order of the table. */
export const BATCH_COLUMNS = [
  'tenant_id',
  'batch_id',
  'store_id',
  'status',
  'file_name',
  'object_key',
  'content_sha256',
  'byte_size',
  'profile',
  'rows_total',
  'rows_loaded',
  'rows_rejected',
  'progress_rows',
  'progress_bytes',
  'progress_at',
  'failure_stage',
  'failure_code',
  'failure_message',
  'lease_run_id',
  'uploaded_by',
  'received_at',
  'updated_at',
  'parsing_at',
  'loaded_at',
  'ready_at',
  'choices',
  'reading',
  'metadata',
  'replaces_batch_id',
  'supplements_batch_id',
  'notifies',
] as const satisfies readonly (keyof BatchRow)[];

const count = (value: string | null) =>
  value === null ? undefined : Number(value);

/** The record of a row. */
export function batchFromRow(row: BatchRow): BatchRecord {
  const { failure_stage: stage, failure_code: code } = row;
  return {
    tenantId: row.tenant_id,
    batchId: row.batch_id,
    storeId: row.store_id,
    status: row.status,
    fileName: row.file_name,
    objectKey: row.object_key,
    contentSha256: row.content_sha256,
    byteSize: Number(row.byte_size),
    profile: row.profile ?? undefined,
    rowsTotal: count(row.rows_total),
    rowsLoaded: count(row.rows_loaded),
    rowsRejected: count(row.rows_rejected),
    progressRows: count(row.progress_rows),
    progressBytes: count(row.progress_bytes),
    progressAt: row.progress_at ?? undefined,
    failure:
      stage && code
        ? { stage, code, message: row.failure_message ?? '' }
        : undefined,
    leaseRunId: row.lease_run_id ?? undefined,
    uploadedBy: row.uploaded_by,
    receivedAt: row.received_at,
    updatedAt: row.updated_at,
    parsingAt: row.parsing_at ?? undefined,
    loadedAt: row.loaded_at ?? undefined,
    readyAt: row.ready_at ?? undefined,
    choices: row.choices,
    reading: row.reading ?? undefined,
    metadata: row.metadata,
    replacesBatchId: row.replaces_batch_id ?? undefined,
    supplementsBatchId: row.supplements_batch_id ?? undefined,
    notifies: row.notifies,
  };
}
