import { type ApiClientOptions, createApiClient } from './createApiClient';
import type { paths } from './schema/openapi';
import type { Tenant, TenantDetail } from './types';
import { unwrap } from './unwrap';

/** Client of the tenants plugin. Every method throws `ApiError`. */
export interface TenantsClient {
  /** The tenants that the caller is a member of, by name. */
  listTenants(): Promise<Tenant[]>;
  /** One tenant; `TENANT_NOT_FOUND` also for a tenant the caller may not see. */
  getTenant(tenantId: string): Promise<TenantDetail>;
}

/** Makes a client of the tenants plugin, in a frontend or in a backend. */
export function createTenantsClient(options: ApiClientOptions): TenantsClient {
  const connect = createApiClient<paths>('tenants', options);
  return {
    async listTenants() {
      const client = await connect();
      return unwrap(await client.request('get', '/tenants')).items;
    },
    async getTenant(tenantId) {
      const client = await connect();
      return unwrap(
        await client.request('get', '/tenants/{tenantId}', {
          params: { path: { tenantId } },
        }),
      );
    },
  };
}
