import type { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isResourcePermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_TENANT,
  roleForAction,
} from '@tieout/plugin-tenants-common';
import {
  createTenantConditionalDecision,
  memberRefsOf,
  tenantConditions,
} from '@tieout/plugin-tenants-node';

// What everybody who is signed in may do beside their tenants. Search,
// notifications and user settings ask for no permission of their own: they
// show what the user may read, or what belongs to the user. A permission that
// is not listed is denied, so that a plugin added later opens nothing unseen.
const ALLOWED_TO_ALL = new Set(['catalog.entity.read']);

/**
 * Who may do what in Tieout.
 *
 * - Nobody signed in: nothing.
 * - Permissions about a tenant: members with the role that the permission's
 *   action needs. Platform administrators are no exception.
 * - Reading the catalog: everybody signed in.
 * - All else, such as writing to the catalog: platform administrators.
 */
export class TenantPolicy implements PermissionPolicy {
  readonly #userInfo: UserInfoService;
  readonly #platformAdmins: Set<string>;

  constructor(options: {
    userInfo: UserInfoService;
    /** Entity references of users and groups. */
    platformAdmins: string[];
  }) {
    this.#userInfo = options.userInfo;
    this.#platformAdmins = new Set(
      options.platformAdmins.map(ref => ref.toLowerCase()),
    );
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) return { result: AuthorizeResult.DENY };
    const memberRefs = await memberRefsOf(this.#userInfo, user.credentials);
    if (isResourcePermission(permission, RESOURCE_TYPE_TENANT)) {
      return createTenantConditionalDecision(
        permission,
        tenantConditions.hasRole({
          memberRefs,
          role: roleForAction(permission.attributes.action),
        }),
      );
    }
    const allowed =
      ALLOWED_TO_ALL.has(permission.name) ||
      memberRefs.some(ref => this.#platformAdmins.has(ref));
    return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }
}
