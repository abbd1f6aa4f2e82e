import type {
  HttpAuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  type Tenant,
  tenantReadPermission,
} from '@tieout/plugin-tenants-common';
import {
  memberRefsOf,
  type TenantDirectory,
  type TenantFilter,
  type TenantRecord,
} from '@tieout/plugin-tenants-node';
import type { RequestHandler } from 'express';
import { tenantSeenBy } from '../tenantSeenBy';

/** The tenants that the caller may read; not audited. */
export function listTenants(options: {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  directory: TenantDirectory;
  /** Makes a filter for the directory of a policy's conditions. */
  toFilter: ConditionTransformer<TenantFilter>;
}): RequestHandler<{}, { items: Tenant[] }> {
  const { httpAuth, userInfo, permissions, directory, toFilter } = options;
  return async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const [[decision], memberRefs] = await Promise.all([
      permissions.authorizeConditional([{ permission: tenantReadPermission }], {
        credentials,
      }),
      memberRefsOf(userInfo, credentials),
    ]);
    const tenants = await findAllowed(directory, decision, toFilter);
    response.json({
      items: tenants.map(tenant => tenantSeenBy(tenant, memberRefs)),
    });
  };
}

async function findAllowed(
  directory: TenantDirectory,
  decision: PolicyDecision,
  toFilter: ConditionTransformer<TenantFilter>,
): Promise<TenantRecord[]> {
  switch (decision.result) {
    case AuthorizeResult.ALLOW:
      return await directory.findTenants();
    case AuthorizeResult.CONDITIONAL:
      return await directory.findTenants(toFilter(decision.conditions));
    default:
      return [];
  }
}
