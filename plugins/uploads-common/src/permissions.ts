import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';

/** See batches, their rejected rows and their files. Needs the role viewer. */
export const batchReadPermission = createPermission({
  name: 'tieout.batch.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Upload files. Needs the role uploader. */
export const batchCreatePermission = createPermission({
  name: 'tieout.batch.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** Retry and cancel batches. Needs the role uploader. */
export const batchUpdatePermission = createPermission({
  name: 'tieout.batch.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_TENANT,
});

/** All permissions of the plugin; each is decided on a tenant's id. */
export const uploadsPermissions = [
  batchReadPermission,
  batchCreatePermission,
  batchUpdatePermission,
];
