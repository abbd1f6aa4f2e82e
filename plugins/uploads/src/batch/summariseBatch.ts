import {
  formatBytes,
  formatCount,
  formatDuration,
} from '@tieout/plugin-tenants-react';
import {
  explainFailure,
  type Batch,
  type BatchDetail,
} from '@tieout/plugin-uploads-common';
import { correctedOf } from './supplementsOf';
import { waitingWords } from './progressWords';

function rowsOf({ rowsTotal, rowsLoaded = 0, rowsRejected = 0 }: Batch) {
  if (rowsTotal === undefined) return 'Its rows';
  if (rowsRejected > 0)
    return `${formatCount(rowsLoaded)} of ${formatCount(rowsTotal)} rows`;
  return rowsLoaded === 1 ? 'Its row' : `All ${formatCount(rowsLoaded)} rows`;
}

function areOrIs({ rowsTotal }: Batch) {
  return rowsTotal === 1 ? 'is' : 'are';
}

function rejectedOf({ batch, related }: BatchDetail): string {
  const { rowsRejected = 0 } = batch;
  if (rowsRejected === 0) return '';
  const corrected = correctedOf(related);
  const later =
    corrected > 0 ? `, ${formatCount(corrected)} corrected since` : '';
  return `; ${formatCount(rowsRejected)} ${
    rowsRejected === 1 ? 'was' : 'were'
  } rejected${later}`;
}

function readySentence(detail: BatchDetail): string {
  const { batch } = detail;
  const took = batch.readyAt
    ? `, ${formatDuration(
        Date.parse(batch.readyAt) - Date.parse(batch.receivedAt),
      )} after the upload`
    : '';
  return `${rowsOf(batch)} ${areOrIs(batch)} in the marts${took}${rejectedOf(detail)}.`;
}

// What is waited for may come as whole sentences, such as a remedy.
function waitingSentence(batch: Batch): string {
  return `${waitingWords(batch)}.`.replace(/\.\.$/, '.');
}

const closedWords = {
  cancelled: 'Cancelled',
  undone: 'Undone',
  replaced: 'Replaced by a corrected file',
};

function closedSentence(
  { events }: BatchDetail,
  status: keyof typeof closedWords,
): string {
  const event = events.findLast(({ toStatus }) => toStatus === status);
  const word = closedWords[status];
  return event?.reason
    ? `${word}: ${event.reason}`
    : `${word}; nothing of it is in the database.`;
}

/** What is to be said of a batch in one sentence. */
export function summariseBatch(detail: BatchDetail): string {
  const { batch } = detail;
  switch (batch.status) {
    case 'received':
      return `${formatBytes(batch.byteSize)} received. ${waitingSentence(batch)}`;
    case 'parsing':
      return 'A worker reads the file row by row.';
    case 'loaded':
      return `${rowsOf(batch)} ${areOrIs(batch)} loaded${rejectedOf(detail)}. ${waitingSentence(batch)}`;
    case 'transforming':
      return `${rowsOf(batch)} ${areOrIs(batch)} loaded${rejectedOf(
        detail,
      )}; dbt brings them into the marts.`;
    case 'ready':
      return readySentence(detail);
    case 'failed':
      return batch.failure
        ? explainFailure(batch.failure.code).meaning
        : 'Failed, and no reason was recorded.';
    default:
      return closedSentence(detail, batch.status);
  }
}
