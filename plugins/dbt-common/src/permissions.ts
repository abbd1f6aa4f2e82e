import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';

/** See dbt runs and their artifacts. Needs the role viewer. */
export const dbtRunReadPermission = createPermission({
  name: 'tieout.dbt-run.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** All permissions of the dbt plugin. */
export const dbtPermissions = [dbtRunReadPermission];
