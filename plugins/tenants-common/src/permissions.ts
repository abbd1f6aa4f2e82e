import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of every permission that is about something inside a tenant,
 * of whichever plugin. The resource reference is the tenant's id; the role
 * needed follows from the permission's action (`roleForAction`).
 */
export const RESOURCE_TYPE_TENANT = 'tieout-tenant';

/** To see that a tenant exists, its stores and its members. Every role has it. */
export const tenantReadPermission = createPermission({
  name: 'tieout.tenant.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** All permissions of the tenants plugin. */
export const tenantPermissions = [tenantReadPermission];
