import { createApiRef } from '@backstage/core-plugin-api';
import type { DbtStatus } from '@tieout/plugin-dbt-common';
import type { SalesClient } from '@tieout/plugin-sales-common';

/** What the sales page asks the server. */
export interface SalesApi extends SalesClient {
  /** Whether the marts can be built at present. Rejects with an ApiError. */
  getDbtStatus(): Promise<DbtStatus>;
}

/** Reference of the sales API; the sales plugin provides it. */
export const salesApiRef = createApiRef<SalesApi>({
  id: 'plugin.sales.service',
});
