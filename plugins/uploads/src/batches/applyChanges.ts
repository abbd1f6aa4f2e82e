import type { Batch, BatchPage } from '@tieout/plugin-uploads-common';
import { newerBatch } from '../live/newerBatch';

/** A page with what was learnt since it was loaded. */
export interface ChangedPage {
  page: BatchPage;
  /** Batches not on the page that came or changed. */
  changedElsewhere: number;
}

/**
 * Brings the rows of a page up to date in their places and moves the counts by
 * state along with them.
 */
export function applyChanges(
  page: BatchPage,
  news: ReadonlyMap<string, Batch>,
): ChangedPage {
  if (news.size === 0) return { page, changedElsewhere: 0 };
  const counts = { ...page.countsByStatus };
  const items = page.items.map(known => {
    const batch = newerBatch(known, news.get(known.batchId));
    if (batch.status !== known.status) {
      counts[known.status] = Math.max(0, (counts[known.status] ?? 0) - 1);
      counts[batch.status] = (counts[batch.status] ?? 0) + 1;
    }
    return batch;
  });
  const onPage = items.filter(({ batchId }) => news.has(batchId)).length;
  return {
    page: { ...page, items, countsByStatus: counts },
    changedElsewhere: news.size - onPage,
  };
}
