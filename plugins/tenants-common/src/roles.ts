import type { PermissionAttributes } from '@backstage/plugin-permission-common';
import type { components } from './schema/openapi';

/** What a member may do in a tenant; each role may do all that the roles before it may. */
export type Role = components['schemas']['Role'];

/** All roles, the one that may do least first. */
export const ROLES = ['viewer', 'uploader', 'admin'] as const satisfies Role[];

/**
 * The lowest role that may use a permission with this action: `read` → viewer,
 * `create` and `update` → uploader. Everything else, also a permission that
 * states no action, → admin.
 */
export function roleForAction(action: PermissionAttributes['action']): Role {
  switch (action) {
    case 'read':
      return 'viewer';
    case 'create':
    case 'update':
      return 'uploader';
    default:
      return 'admin';
  }
}

/** The given role and all that may do more, lowest first. */
export function rolesFrom(lowest: Role): Role[] {
  return ROLES.slice(ROLES.indexOf(lowest));
}

/** The role that may do most; `undefined` where there is none. */
export function highestRole(roles: Iterable<Role>): Role | undefined {
  const held = new Set(roles);
  return ROLES.findLast(role => held.has(role));
}
