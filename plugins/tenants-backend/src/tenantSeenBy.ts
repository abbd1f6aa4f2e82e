import { highestRole, type Tenant } from '@tieout/plugin-tenants-common';
import type { TenantRecord } from '@tieout/plugin-tenants-node';

/**
 * A tenant as the owner of these references sees it: with the highest role
 * that one of them has. Whom another policy shows a tenant without membership
 * is shown as a viewer.
 */
export function tenantSeenBy(
  { tenantId, slug, name, stores, members }: TenantRecord,
  memberRefs: string[],
): Tenant {
  const role =
    highestRole(
      members
        .filter(member => memberRefs.includes(member.memberRef))
        .map(member => member.role),
    ) ?? 'viewer';
  return { tenantId, slug, name, role, stores };
}
