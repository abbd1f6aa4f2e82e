import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  roleForAction,
  tenantReadPermission,
} from '@tieout/plugin-tenants-common';
import type { TenantDirectory } from '../directory/TenantDirectory';
import { withCode } from '../http/withCode';
import type { TenantAccess, TenantAccessRequest } from './TenantAccess';

/** {@link TenantAccess} by way of Backstage's permission framework. */
export class PermissionTenantAccess implements TenantAccess {
  readonly #permissions: PermissionsService;
  readonly #directory: Pick<TenantDirectory, 'getTenant'>;
  readonly #auditor: AuditorService;

  constructor(options: {
    permissions: PermissionsService;
    directory: Pick<TenantDirectory, 'getTenant'>;
    auditor: AuditorService;
  }) {
    this.#permissions = options.permissions;
    this.#directory = options.directory;
    this.#auditor = options.auditor;
  }

  async authorize(
    credentials: BackstageCredentials,
    access: TenantAccessRequest,
  ): Promise<void> {
    const { permission, tenantId } = access;
    // Always both questions, and the tenant itself: what does not exist takes
    // as long to be refused as what may not be seen. A policy may also allow
    // without looking at the tenant, so its existence is asked for apart.
    const [[visible, allowed], tenant] = await Promise.all([
      this.#permissions.authorize(
        [tenantReadPermission, permission].map(asked => ({
          permission: asked,
          resourceRef: tenantId,
        })),
        { credentials },
      ),
      this.#directory.getTenant(tenantId),
    ]);
    if (!tenant || visible.result !== AuthorizeResult.ALLOW) {
      throw await this.#denied(
        access,
        withCode(
          new NotFoundError(
            `There is no tenant with the id ${tenantId}, or you are not a member of it. Choose another tenant, or ask an administrator for access.`,
          ),
          'TENANT_NOT_FOUND',
        ),
      );
    }
    if (allowed.result !== AuthorizeResult.ALLOW) {
      const role = roleForAction(permission.attributes.action);
      throw await this.#denied(
        access,
        withCode(
          new NotAllowedError(
            `This needs the role ${role} in the tenant ${tenant.name}. Ask an administrator of the tenant for it.`,
          ),
          'ROLE_REQUIRED',
        ),
      );
    }
  }

  async #denied(
    { permission, tenantId, request }: TenantAccessRequest,
    error: Error,
  ): Promise<Error> {
    const event = await this.#auditor.createEvent({
      eventId: 'tenant-access',
      severityLevel: 'medium',
      request,
      meta: { tenantId, permission: permission.name },
    });
    await event.fail({ error });
    return error;
  }
}
