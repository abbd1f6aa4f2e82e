import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { DatabaseTenantDirectory } from './DatabaseTenantDirectory';
import type { TenantDirectory } from './TenantDirectory';

/**
 * The tenants and stores of this installation. Whoever depends on it finds
 * the schema `tenants` and the view `raw.stores` up to date.
 */
export const tenantDirectoryServiceRef = createServiceRef<TenantDirectory>({
  id: 'tieout.tenant-directory',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { database: databaseServiceRef },
      factory: ({ database }) => DatabaseTenantDirectory.create(database),
    }),
});
