import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';

/** See sales figures. Needs the role viewer. */
export const salesReadPermission = createPermission({
  name: 'tieout.sales.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** All permissions of the sales plugin. */
export const salesPermissions = [salesReadPermission];
