import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  useAsyncResource,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import {
  isTakenBack,
  type Batch,
  type BatchDetail,
  type BatchKey,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { newerBatch } from '../live/newerBatch';
import { useLiveBatches, type LiveStatus } from '../live/useLiveBatches';
import { useUploadsLinks } from '../useUploadsLinks';
import { batchWatcherApiRef } from '../watch/batchWatcherApi';

/** A batch with all that belongs to it, as it is now. */
export interface LiveBatch {
  detail?: BatchDetail;
  resource: AsyncResource<BatchDetail>;
  live: LiveStatus;
  /** Takes over what an action answered. */
  onChanged: (batch: Batch) => void;
}

/** Has the end of an open batch told, also on another page. */
function useWatch(batch: Batch | undefined) {
  const watcher = useApi(batchWatcherApiRef);
  const { addresses } = useUploadsLinks();
  useEffect(() => {
    if (batch) watcher.watch(batch, addresses(batch.batchId, batch.storeId));
  }, [watcher, batch, addresses]);
}

/** Loads a batch and follows it; its events and jobs are loaded anew at each change of state. */
export function useBatch(key: BatchKey): LiveBatch {
  const api = useApi(uploadsApiRef);
  const { tenantId, batchId } = key;
  const [heard, setHeard] = useState<Batch>();
  const resource = useAsyncResource({
    key: `${tenantId} ${batchId}`,
    load: signal => api.getBatch({ tenantId, batchId }, { signal }),
  });
  const { value: loaded, refresh } = resource;
  const batch = loaded && newerBatch(loaded.batch, heard);
  const moved = loaded && batch && batch.status !== loaded.batch.status;
  const movedTo = moved ? batch.status : undefined;
  useEffect(() => {
    if (movedTo) refresh();
  }, [movedTo, refresh]);

  const live = useLiveBatches({
    tenantId,
    batchId,
    // What is ready or taken back is moved by nobody but a person.
    enabled:
      batch !== undefined &&
      batch.status !== 'ready' &&
      !isTakenBack(batch.status),
    onBatch: setHeard,
    refresh: async signal => {
      const fresh = await api.getBatch({ tenantId, batchId }, { signal });
      setHeard(fresh.batch);
    },
  });
  useWatch(batch);

  return {
    detail: loaded && batch && { ...loaded, batch },
    resource,
    live,
    onChanged: setHeard,
  };
}
