import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePageVisible } from '@tieout/plugin-tenants-react';
import type { Batch } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { followBatches, type LiveMode } from './followBatches';

/** Which batches are followed, and what to do with what is learnt. */
export interface LiveBatchesOptions {
  tenantId: string;
  /** One batch only. */
  batchId?: string;
  /** False while nothing can change. */
  enabled: boolean;
  onBatch: (batch: Batch) => void;
  /** Loads what the page shows; rejects where it cannot. */
  refresh: (signal: AbortSignal) => Promise<void>;
}

/** How a live page stands. */
export interface LiveStatus {
  mode: LiveMode | 'paused';
  /** When the page was last known to be right. */
  rightAt?: Date;
}

/** Follows batches while the page is visible; stops in a background tab and catches up on return. */
export function useLiveBatches(options: LiveBatchesOptions): LiveStatus {
  const { tenantId, batchId, enabled } = options;
  const api = useApi(uploadsApiRef);
  const visible = usePageVisible();
  const latest = useRef(options);
  latest.current = options;
  const [status, setStatus] = useState<LiveStatus>({ mode: 'connecting' });

  useEffect(() => {
    if (!enabled || !visible) {
      setStatus(({ rightAt }) => ({ mode: 'paused', rightAt }));
      return undefined;
    }
    const controller = new AbortController();
    void followBatches(
      {
        open: signal => api.openEvents({ tenantId, batchId }, { signal }),
        refresh: signal => latest.current.refresh(signal),
        onBatch: batch => latest.current.onBatch(batch),
        onLive: (mode, right) =>
          setStatus(({ rightAt }) => ({
            mode,
            rightAt: right ? new Date() : rightAt,
          })),
      },
      controller.signal,
    );
    return () => controller.abort();
  }, [api, tenantId, batchId, enabled, visible]);

  return status;
}
