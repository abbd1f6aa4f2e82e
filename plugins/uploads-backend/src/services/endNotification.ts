import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { explainFailure } from '@tieout/plugin-uploads-common';
import { BatchRecord } from '@tieout/plugin-uploads-node';

/** Failures that an answer on the batch's page mends. */
const QUESTIONS: ReadonlySet<string> = new Set([
  'NEEDS_ANSWER',
  'SETTLEMENT_DIFFERS',
]);

/**
 * What is told of a batch that has come to an end, with the way to it;
 * undefined of one that has not. All of one batch has one scope, so that the
 * newer takes the place of the older.
 *
 * @param place.tenant - its name in addresses
 */
export function endNotification(
  batch: BatchRecord,
  place: { tenant: string; store?: string },
): NotificationSendOptions['payload'] | undefined {
  const told = endOf(batch);
  if (!told) return undefined;
  const { description, ...rest } = told;
  return {
    ...rest,
    description: [place.store, description]
      .flatMap(part => part ?? [])
      .join(': '),
    link: `/batches/${batch.batchId}?tenant=${encodeURIComponent(place.tenant)}`,
    scope: `batch:${batch.batchId}`,
  };
}

function endOf({
  status,
  fileName,
  failure,
  rowsLoaded = 0,
  rowsRejected = 0,
}: BatchRecord) {
  if (status === 'ready') {
    const rejected =
      rowsRejected > 0 ? `, ${count(rowsRejected)} rejected` : '';
    return {
      topic: 'Batch ready',
      severity: 'normal',
      title: `${fileName} is ready`,
      description: `${count(rowsLoaded)} rows are in the marts${rejected}.`,
    } as const;
  }
  if (status !== 'failed' || !failure) return undefined;
  const { meaning, remedy } = explainFailure(failure.code);
  return QUESTIONS.has(failure.code)
    ? ({
        topic: 'Batch asks',
        severity: 'high',
        title: `${fileName} waits for your answer`,
        description: meaning,
      } as const)
    : ({
        topic: 'Batch failed',
        severity: 'high',
        title: `${fileName} failed`,
        description: `${meaning} ${remedy}`,
      } as const);
}

function count(rows: number): string {
  return rows.toLocaleString('en');
}
