import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Member, Store } from '@tieout/plugin-tenants-common';
import type { Knex } from 'knex';
import type { TenantFilter, TenantRecord } from './TenantRecord';

/**
 * Rows of tenants, stores and members. The transaction decides which tenants
 * are seen: that of `withTenant` one, that of `withSystem` all. Only the
 * latter may write.
 */
export interface TenantStore {
  /** Tenants with stores and members, by name; all, or those that the filter lets through. */
  findTenants(
    tx: Knex.Transaction,
    filter?: PermissionCriteria<TenantFilter>,
  ): Promise<TenantRecord[]>;
  /** Those of the given tenants that exist, in no given order. */
  findTenantsById(
    tx: Knex.Transaction,
    tenantIds: string[],
  ): Promise<TenantRecord[]>;
  findStore(
    tx: Knex.Transaction,
    key: { tenantId: string; storeId: string },
  ): Promise<Store | undefined>;
  /** Makes the tenant unless its id or slug is taken; the id of the one that has it, by id before slug. */
  ensureTenant(
    tx: Knex.Transaction,
    tenant: { tenantId: string; slug: string; name: string },
  ): Promise<string>;
  /** Makes the store unless the tenant has one of that id or name. */
  ensureStore(
    tx: Knex.Transaction,
    tenantId: string,
    store: Store,
  ): Promise<void>;
  /** Makes the membership unless there is one; a role that was changed since is kept. */
  ensureMember(
    tx: Knex.Transaction,
    tenantId: string,
    member: Member,
  ): Promise<void>;
}
