import { formatCount, formatDuration } from '@tieout/plugin-tenants-react';
import { explainFailure, type Batch } from '@tieout/plugin-uploads-common';

function parsingWords({ progress }: Batch): string {
  if (!progress) return 'A worker has begun to read the file';
  const rate = progress.rowsPerSecond
    ? `, ${formatCount(progress.rowsPerSecond)} rows/s`
    : '';
  return `${formatCount(progress.rows)} rows read${rate}`;
}

function transformingWords({ progress }: Batch): string {
  if (progress?.nodesTotal === undefined) return 'dbt is starting';
  const node = progress.currentNode ? `, at ${progress.currentNode}` : '';
  return `${formatCount(progress.nodesDone ?? 0)} of ${formatCount(
    progress.nodesTotal,
  )} dbt nodes done${node}`;
}

/** For what a batch waits, as a sentence without its full stop; nothing while it does not wait. */
export function waitingWords({
  status,
  waitingFor,
}: Batch): string | undefined {
  switch (status) {
    case 'received':
      return `Waits for ${waitingFor ?? 'a worker to read the file'}`;
    case 'loaded':
      return `Waits for ${waitingFor ?? 'the next dbt run'}`;
    default:
      return undefined;
  }
}

function readyWords({ receivedAt, readyAt }: Batch): string {
  return readyAt
    ? `In the marts after ${formatDuration(
        Date.parse(readyAt) - Date.parse(receivedAt),
      )}`
    : 'In the marts';
}

/** What happens to a batch now, in one line: how far, how fast, or for what it waits. */
export function progressWords(batch: Batch): string {
  switch (batch.status) {
    case 'parsing':
      return parsingWords(batch);
    case 'transforming':
      return transformingWords(batch);
    case 'failed':
      return batch.failure
        ? explainFailure(batch.failure.code).meaning
        : 'No reason was recorded';
    case 'ready':
      return readyWords(batch);
    case 'cancelled':
      return 'Nothing of it is loaded';
    case 'undone':
    case 'replaced':
      return 'Its rows were taken back';
    default:
      return waitingWords(batch) ?? '';
  }
}

/** The share that is done, 0 to 100; undefined where it cannot be told. */
export function progressShare(batch: Batch): number | undefined {
  const { status, progress, byteSize } = batch;
  if (status === 'parsing' && progress && byteSize > 0) {
    return Math.min(100, (100 * progress.bytes) / byteSize);
  }
  if (status === 'transforming' && progress?.nodesTotal) {
    return (100 * (progress.nodesDone ?? 0)) / progress.nodesTotal;
  }
  return undefined;
}
