import { useApi } from '@backstage/core-plugin-api';
import {
  useAsyncResource,
  useViewState,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import type { BatchDetail } from '@tieout/plugin-uploads-common';
import { uploadsApiRef } from '../api/uploadsApiRef';

/** The batch that the next file replaces or supplements, as the URL says. */
export interface BondChoice {
  /** Absent where the next file is bound to none. */
  kind?: 'replaces' | 'supplements';
  resource: AsyncResource<BatchDetail | undefined>;
  /** Binds the next file to none. */
  release: () => void;
}

/** Reads from the URL to which batch of the tenant the next file is bound. */
export function useBond(tenantId: string): BondChoice {
  const api = useApi(uploadsApiRef);
  const [view, setView] = useViewState(['replaces', 'supplements']);
  const batchId = view.replaces ?? view.supplements;
  const resource = useAsyncResource({
    key: `${tenantId} ${batchId}`,
    load: async signal =>
      batchId
        ? await api.getBatch({ tenantId, batchId }, { signal })
        : undefined,
  });
  return {
    kind: batchKind(view),
    resource,
    release: () => setView({ replaces: undefined, supplements: undefined }),
  };
}

function batchKind(view: {
  replaces?: string;
  supplements?: string;
}): BondChoice['kind'] {
  if (view.replaces) return 'replaces';
  return view.supplements ? 'supplements' : undefined;
}
