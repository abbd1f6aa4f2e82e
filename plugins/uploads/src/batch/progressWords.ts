import { formatCount } from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';

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

/** What happens to a batch now, in one line: how far, how fast, or for what it waits. */
export function progressWords(batch: Batch): string {
  switch (batch.status) {
    case 'received':
      return batch.waitingFor ?? 'Waits for a worker';
    case 'parsing':
      return parsingWords(batch);
    case 'loaded':
      return batch.waitingFor ?? 'Waits for the next dbt run';
    case 'transforming':
      return transformingWords(batch);
    case 'failed':
      return batch.failure?.message ?? 'No reason was recorded';
    default:
      return '';
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
