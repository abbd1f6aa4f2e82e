import { PortalApi } from './PortalApi';

/** The demo store of a marketplace, with its tenant, as ids for an upload. */
export async function storeOf(api: PortalApi, marketplace: string) {
  for (const tenant of await api.tenants()) {
    const store = tenant.stores.find(one => one.marketplace === marketplace);
    if (store) return { tenantId: tenant.tenantId, storeId: store.storeId };
  }
  throw new Error(`No demo tenant has a store of ${marketplace}`);
}
