import {
  Batch,
  BatchProgress,
  canCancel,
  canRetry,
  canUndo,
} from '@tieout/plugin-uploads-common';
import { BatchRecord } from '@tieout/plugin-uploads-node';

/** A batch as the API shows it. */
export function batchView(batch: BatchRecord): Batch {
  const { localRun } = batch.metadata;
  return {
    tenantId: batch.tenantId,
    batchId: batch.batchId,
    storeId: batch.storeId,
    status: batch.status,
    fileName: batch.fileName,
    contentSha256: batch.contentSha256,
    byteSize: batch.byteSize,
    profile: batch.profile,
    rowsTotal: batch.rowsTotal,
    rowsLoaded: batch.rowsLoaded,
    rowsRejected: batch.rowsRejected,
    progress: progressOf(batch),
    failure: batch.failure,
    waitingFor: waitingFor(batch),
    uploadedBy: batch.uploadedBy,
    receivedAt: batch.receivedAt.toISOString(),
    updatedAt: batch.updatedAt.toISOString(),
    loadedAt: batch.loadedAt?.toISOString(),
    readyAt: batch.readyAt?.toISOString(),
    dbtRunId: localRun?.runId,
    canRetry: canRetry(batch.status),
    canCancel: canCancel(batch.status),
    canUndo: canUndo(batch.status),
    replacesBatchId: batch.replacesBatchId,
    supplementsBatchId: batch.supplementsBatchId,
  };
}

function waitingFor({ status, metadata }: BatchRecord): string | undefined {
  if (status === 'received') return 'a worker to read the file';
  if (status !== 'loaded') return undefined;
  const { localRun } = metadata;
  if (localRun?.status !== 'unavailable') return 'the next dbt run';
  const { reason, remedy } = localRun;
  return ['dbt, which cannot run yet', reason, remedy]
    .flatMap(part => (part ? [asSentence(part)] : []))
    .join(' ');
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function progressOf(batch: BatchRecord): BatchProgress | undefined {
  const { progressAt, parsingAt, metadata } = batch;
  if (batch.status === 'parsing' && progressAt) {
    const rows = batch.progressRows ?? 0;
    const seconds = parsingAt
      ? (progressAt.getTime() - parsingAt.getTime()) / 1000
      : 0;
    return {
      rows,
      bytes: batch.progressBytes ?? 0,
      at: progressAt.toISOString(),
      rowsPerSecond: seconds > 0 ? Math.round(rows / seconds) : undefined,
    };
  }
  if (batch.status === 'transforming' && metadata.localRun) {
    const { nodesDone, nodesTotal, currentNode } = metadata.localRun;
    return {
      rows: batch.rowsTotal ?? 0,
      bytes: batch.byteSize,
      at: batch.updatedAt.toISOString(),
      nodesDone,
      nodesTotal,
      currentNode,
    };
  }
  return undefined;
}
