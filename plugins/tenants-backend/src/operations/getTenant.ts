import type { UserInfoService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  tenantReadPermission,
  type TenantsOperations,
} from '@tieout/plugin-tenants-common';
import {
  memberRefsOf,
  type TenantDirectory,
  type TenantOperation,
  withCode,
} from '@tieout/plugin-tenants-node';
import { tenantSeenBy } from '../tenantSeenBy';

/** One tenant with its stores and members. */
export function getTenant(options: {
  userInfo: UserInfoService;
  directory: TenantDirectory;
}): TenantOperation<TenantsOperations['getTenant']> {
  const { userInfo, directory } = options;
  return {
    permission: tenantReadPermission,
    eventId: 'tenant-fetch',
    async act({ credentials, tenantId }) {
      const [tenant, memberRefs] = await Promise.all([
        directory.getTenant(tenantId),
        memberRefsOf(userInfo, credentials),
      ]);
      if (!tenant) {
        throw withCode(
          new NotFoundError(`The tenant ${tenantId} has just been removed`),
          'TENANT_NOT_FOUND',
        );
      }
      return {
        body: {
          ...tenantSeenBy(tenant, memberRefs),
          members: tenant.members,
        },
      };
    },
  };
}
