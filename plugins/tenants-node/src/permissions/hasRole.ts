import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { ROLES, rolesFrom } from '@tieout/plugin-tenants-common';
import { z } from 'zod';
import { tenantPermissionResourceRef } from './tenantPermissionResourceRef';

/**
 * Whether one of the given users or groups is a member of the tenant with at
 * least the given role.
 */
export const hasRole = createPermissionRule({
  name: 'HAS_ROLE',
  description:
    'Allow members of a tenant, in person or through a group, whose role is at least the given one',
  resourceRef: tenantPermissionResourceRef,
  paramsSchema: z.object({
    memberRefs: z
      .array(z.string())
      .describe('Entity references of the user and of their groups'),
    role: z.enum(ROLES).describe('Lowest role that is allowed'),
  }),
  apply(tenant, { memberRefs, role }) {
    const roles = rolesFrom(role);
    return tenant.members.some(
      member =>
        memberRefs.includes(member.memberRef) && roles.includes(member.role),
    );
  },
  toQuery({ memberRefs, role }) {
    return { memberRefs, roles: rolesFrom(role) };
  },
});

/**
 * For permission policies: conditions about tenants, and the decision made of
 * them.
 */
export const {
  conditions: tenantConditions,
  createConditionalDecision: createTenantConditionalDecision,
} = createConditionExports({
  resourceRef: tenantPermissionResourceRef,
  rules: { hasRole },
});
