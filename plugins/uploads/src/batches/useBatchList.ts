import { useCallback, useMemo, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  useAsyncResource,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import type { Batch, BatchPage } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { useLiveBatches, type LiveStatus } from '../live/useLiveBatches';
import { batchListQuery, type BatchListView } from './batchListView';
import { applyChanges } from './applyChanges';

/** The batch list as it is now. */
export interface BatchList {
  page?: BatchPage;
  resource: AsyncResource<BatchPage>;
  live: LiveStatus;
  /** Batches that are not on this page and came or changed since it was loaded. */
  changedElsewhere: number;
}

/**
 * Loads a page of the list and keeps its rows true in place: a row neither
 * moves nor goes away while it is read, even if its state no longer fits the
 * filter. What happens beyond the page is only counted.
 */
export function useBatchList(tenantId: string, view: BatchListView): BatchList {
  const api = useApi(uploadsApiRef);
  const query = batchListQuery(view);
  const key = JSON.stringify([tenantId, query]);
  const currentKey = useRef(key);
  currentKey.current = key;
  const [news, setNews] = useState<{
    page?: BatchPage;
    batches: ReadonlyMap<string, Batch>;
  }>({ batches: new Map() });
  const learn = useCallback((batches: readonly Batch[], page?: BatchPage) => {
    setNews(known => {
      const kept = page && page !== known.page ? [] : known.batches;
      return {
        page: page ?? known.page,
        batches: new Map([
          ...kept,
          ...batches.map(b => [b.batchId, b] as const),
        ]),
      };
    });
  }, []);

  const resource = useAsyncResource({
    key,
    load: async signal => {
      const page = await api.listBatches(tenantId, query, { signal });
      learn([], page);
      return page;
    },
    keepPrevious: true,
  });

  const live = useLiveBatches({
    tenantId,
    enabled: true,
    onBatch: batch => learn([batch]),
    refresh: async signal => {
      const page = await api.listBatches(tenantId, query, { signal });
      // The reader may have gone to another view meanwhile.
      if (currentKey.current === key) learn(page.items);
    },
  });

  const shown = useMemo(
    () => resource.value && applyChanges(resource.value, news.batches),
    [resource.value, news.batches],
  );
  return {
    page: shown?.page,
    resource,
    live,
    changedElsewhere: shown?.changedElsewhere ?? 0,
  };
}
