import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Store } from '@tieout/plugin-tenants-common';
import type {
  TenantDefinition,
  TenantFilter,
  TenantRecord,
} from './TenantRecord';

/**
 * Which tenants and stores there are. Asks nobody for permission: what a user
 * may see is `TenantAccess`'s to say.
 *
 * An id that is no UUID is an id of nothing, not an error.
 */
export interface TenantDirectory {
  getTenant(tenantId: string): Promise<TenantRecord | undefined>;
  /** As many entries as ids, in their order; `undefined` for what does not exist. */
  getTenants(tenantIds: string[]): Promise<(TenantRecord | undefined)[]>;
  /** Tenants by name; all, or those that the filter lets through. */
  findTenants(
    filter?: PermissionCriteria<TenantFilter>,
  ): Promise<TenantRecord[]>;
  /** A store of this tenant; `undefined` also for a store of another one. */
  getStore(tenantId: string, storeId: string): Promise<Store | undefined>;
  /**
   * Makes what is missing of a tenant: itself, stores, members. Changes
   * nothing that exists, so it may run at every start and in many processes.
   */
  ensureTenant(definition: TenantDefinition): Promise<TenantRecord>;
}
