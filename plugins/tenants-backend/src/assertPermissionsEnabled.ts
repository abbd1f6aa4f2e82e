import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';

/**
 * Without `permission.enabled` Backstage allows everything to everybody, also
 * across tenants.
 *
 * @throws ConflictError if permissions are not switched on
 */
export function assertPermissionsEnabled(config: RootConfigService): void {
  if (config.getOptionalBoolean('permission.enabled') !== true) {
    throw new ConflictError(
      'permission.enabled is not set to true: every user would see every tenant. Set it, and install a permission policy such as @tieout/plugin-permission-backend-module-tenants.',
    );
  }
}
