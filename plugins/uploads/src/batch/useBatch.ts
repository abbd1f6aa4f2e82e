import { useEffect, useRef, useState } from 'react';
import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import {
  states,
  useAsyncResource,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import {
  isOpen,
  type Batch,
  type BatchDetail,
  type BatchKey,
} from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { newerBatch } from '../live/newerBatch';
import { useLiveBatches, type LiveStatus } from '../live/useLiveBatches';

/** A batch with all that belongs to it, as it is now. */
export interface LiveBatch {
  detail?: BatchDetail;
  resource: AsyncResource<BatchDetail>;
  live: LiveStatus;
  /** Takes over what an action answered. */
  onChanged: (batch: Batch) => void;
}

/** Tells the reader when a batch that was moving comes to its end. */
function useEndNotice(batch: Batch | undefined) {
  const alertApi = useApi(alertApiRef);
  const before = useRef(batch?.status);
  const { status, fileName } = batch ?? {};
  useEffect(() => {
    const from = before.current;
    before.current = status;
    if (!from || !status || !isOpen(from) || isOpen(status)) return;
    alertApi.post({
      message: `${fileName}: ${states[status].word.toLowerCase()}`,
      severity: status === 'failed' ? 'error' : 'success',
      display: 'transient',
    });
  }, [alertApi, status, fileName]);
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
    // Ready is the one end that nothing leads out of.
    enabled: batch !== undefined && batch.status !== 'ready',
    onBatch: setHeard,
    refresh: async signal => {
      const fresh = await api.getBatch({ tenantId, batchId }, { signal });
      setHeard(fresh.batch);
    },
  });
  useEndNotice(batch);

  return {
    detail: loaded && batch && { ...loaded, batch },
    resource,
    live,
    onChanged: setHeard,
  };
}
