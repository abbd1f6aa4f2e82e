import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createTenantsClient } from '@tieout/plugin-tenants-common';
import { tenantsApiRef } from './tenantsApiRef';

/** Makes the tenants API; registered by the tenants plugin in either kind of host. */
export const tenantsApiFactory = createApiFactory({
  api: tenantsApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: deps => createTenantsClient(deps),
});
