import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';
import type { TenantFilter, TenantRecord } from '../directory/TenantRecord';

/** The resource type of tenants, which the tenants plugin owns. */
export const tenantPermissionResourceRef = createPermissionResourceRef<
  TenantRecord,
  TenantFilter
>().with({ pluginId: 'tenants', resourceType: RESOURCE_TYPE_TENANT });
