import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';
import type { Request } from 'express';

/** A permission about a tenant, of whichever plugin. */
export type TenantPermission = ResourcePermission<typeof RESOURCE_TYPE_TENANT>;

/** What somebody wants to do in a tenant. */
export interface TenantAccessRequest {
  permission: TenantPermission;
  tenantId: string;
  /** Where the wish came from; goes to the audit log with a denial. */
  request?: Request;
}

/** Who may do what in which tenant. */
export interface TenantAccess {
  /**
   * Returns if the caller may, and throws if not. Every denial is audited.
   *
   * @throws NotFoundError `TENANT_NOT_FOUND` if there is no such tenant, and
   * just the same if the caller may not see it
   * @throws NotAllowedError `ROLE_REQUIRED` if the caller sees the tenant but
   * may not do this there
   */
  authorize(
    credentials: BackstageCredentials,
    access: TenantAccessRequest,
  ): Promise<void>;
}
