import type { Batch } from '@tieout/plugin-uploads-common';

function lastWord({ updatedAt, progress }: Batch): number {
  return Math.max(
    Date.parse(updatedAt),
    progress ? Date.parse(progress.at) : 0,
  );
}

/**
 * The later of two accounts of one batch. An answer and an event may overtake
 * each other; a page must never go back in time.
 */
export function newerBatch(known: Batch, other: Batch | undefined): Batch {
  if (!other || other.batchId !== known.batchId) return known;
  return lastWord(other) >= lastWord(known) ? other : known;
}
