import { createApiRef } from '@backstage/core-plugin-api';
import type { TenantsClient } from '@tieout/plugin-tenants-common';

/** Reference of the tenants API; the tenants plugin provides it. */
export const tenantsApiRef = createApiRef<TenantsClient>({
  id: 'plugin.tenants.service',
});
