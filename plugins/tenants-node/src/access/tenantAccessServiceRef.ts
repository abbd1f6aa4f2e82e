import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { tenantDirectoryServiceRef } from '../directory/tenantDirectoryServiceRef';
import { PermissionTenantAccess } from './PermissionTenantAccess';
import type { TenantAccess } from './TenantAccess';

/** Decides what callers of a plugin may do in a tenant. */
export const tenantAccessServiceRef = createServiceRef<TenantAccess>({
  id: 'tieout.tenant-access',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        permissions: coreServices.permissions,
        auditor: coreServices.auditor,
        directory: tenantDirectoryServiceRef,
      },
      factory: deps => new PermissionTenantAccess(deps),
    }),
});
