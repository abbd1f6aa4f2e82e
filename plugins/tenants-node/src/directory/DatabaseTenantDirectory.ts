import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { TieoutDatabase } from '@tieout/database';
import type { Store } from '@tieout/plugin-tenants-common';
import { validate as isUuid, v7 as uuid } from 'uuid';
import { DatabaseTenantStore } from './DatabaseTenantStore';
import type { TenantDirectory } from './TenantDirectory';
import type {
  TenantDefinition,
  TenantFilter,
  TenantRecord,
} from './TenantRecord';
import type { TenantStore } from './TenantStore';

/** {@link TenantDirectory} over the schema `tenants`. */
export class DatabaseTenantDirectory implements TenantDirectory {
  /** Brings the schema `tenants` up to date first. */
  static async create(
    database: TieoutDatabase,
  ): Promise<DatabaseTenantDirectory> {
    await database.migrate({
      schema: 'tenants',
      directory: resolvePackagePath(
        '@tieout/plugin-tenants-node',
        'migrations',
      ),
    });
    return new DatabaseTenantDirectory(database, new DatabaseTenantStore());
  }

  private constructor(
    private readonly database: TieoutDatabase,
    private readonly store: TenantStore,
  ) {}

  async getTenant(tenantId: string): Promise<TenantRecord | undefined> {
    if (!isUuid(tenantId)) return undefined;
    const [tenant] = await this.database.withTenant(tenantId, tx =>
      this.store.findTenantsById(tx, [tenantId]),
    );
    return tenant;
  }

  async getTenants(tenantIds: string[]): Promise<(TenantRecord | undefined)[]> {
    const found = await this.database.withSystem(tx =>
      this.store.findTenantsById(tx, tenantIds.filter(isUuid)),
    );
    const byId = new Map(found.map(tenant => [tenant.tenantId, tenant]));
    return tenantIds.map(id => byId.get(id.toLowerCase()));
  }

  async findTenants(
    filter?: PermissionCriteria<TenantFilter>,
  ): Promise<TenantRecord[]> {
    return await this.database.withSystem(tx =>
      this.store.findTenants(tx, filter),
    );
  }

  async getStore(
    tenantId: string,
    storeId: string,
  ): Promise<Store | undefined> {
    if (!isUuid(tenantId) || !isUuid(storeId)) return undefined;
    return await this.database.withTenant(tenantId, tx =>
      this.store.findStore(tx, { tenantId, storeId }),
    );
  }

  async ensureTenant(definition: TenantDefinition): Promise<TenantRecord> {
    return await this.database.withSystem(async tx => {
      const tenantId = await this.store.ensureTenant(tx, {
        tenantId: definition.tenantId ?? uuid(),
        slug: definition.slug,
        name: definition.name,
      });
      for (const store of definition.stores) {
        await this.store.ensureStore(tx, tenantId, {
          ...store,
          storeId: store.storeId ?? uuid(),
        });
      }
      for (const { memberRef, role } of definition.members) {
        await this.store.ensureMember(tx, tenantId, {
          memberRef: memberRef.toLowerCase(),
          role,
        });
      }
      const [tenant] = await this.store.findTenantsById(tx, [tenantId]);
      return tenant;
    });
  }
}
