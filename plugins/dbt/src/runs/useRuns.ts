import { useApi } from '@backstage/core-plugin-api';
import {
  useAsyncResource,
  useTenant,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import type { RunPage } from '@tieout/plugin-dbt-common';
import { dbtApiRef } from '../api/dbtApiRef';
import type { RunsView } from './useRunsView';

const BUSY_POLL_MS = 2_000;
const IDLE_POLL_MS = 15_000;

/** A page of the runs of the tenant, kept up to date while it can be seen. */
export function useRuns(view: RunsView): AsyncResource<RunPage> {
  const api = useApi(dbtApiRef);
  const { tenantId } = useTenant().tenant;
  const { statuses, batchId, cursor } = view;
  return useAsyncResource({
    key: JSON.stringify([tenantId, statuses, batchId, cursor]),
    load: () => api.listRuns(tenantId, { status: statuses, batchId, cursor }),
    keepPrevious: true,
    pollMs: ({ items }) =>
      items.some(run => run.status === 'running') ? BUSY_POLL_MS : IDLE_POLL_MS,
  });
}
