import { useApi } from '@backstage/core-plugin-api';
import {
  useAsyncResource,
  useTenant,
  type AsyncResource,
} from '@tieout/plugin-tenants-react';
import type { Sales } from '@tieout/plugin-sales-common';
import { salesApiRef } from '../api/salesApiRef';
import type { SalesFilter } from './useSalesFilter';

/** While the marts are behind, a dbt run is due and the figures are about to change. */
const STALE_POLL_MS = 3_000;
const FRESH_POLL_MS = 30_000;

/** The sales of the tenant, kept up to date while the page is visible. */
export function useSales(filter: SalesFilter): AsyncResource<Sales> {
  const api = useApi(salesApiRef);
  const { tenantId } = useTenant().tenant;
  return useAsyncResource({
    key: JSON.stringify([tenantId, filter]),
    load: () => api.getSales(tenantId, filter),
    keepPrevious: true,
    pollMs: ({ freshness }) =>
      freshness.batchesBehind > 0 ? STALE_POLL_MS : FRESH_POLL_MS,
  });
}
