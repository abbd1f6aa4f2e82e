import { useApi } from '@backstage/core-plugin-api';
import {
  useAsyncResource,
  useTenant,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import type { RunDetail } from '@tieout/plugin-dbt-common';
import { dbtApiRef } from '../api/dbtApiRef';

const RUNNING_POLL_MS = 1_000;

/** A run with its nodes; renewed every second while it runs and can be seen. */
export function useRun(runId: string): AsyncResource<RunDetail> {
  const api = useApi(dbtApiRef);
  const { tenantId } = useTenant().tenant;
  return useAsyncResource({
    key: `${tenantId}/${runId}`,
    load: () => api.getRun(tenantId, runId),
    pollMs: ({ run }) => (run.status === 'running' ? RUNNING_POLL_MS : false),
  });
}
