import type { TenantDirectory } from '@tieout/plugin-tenants-node';
import { demoTenants } from '@tieout/samples';

/** Whom Backstage's guest sign-in makes of a visitor. */
const GUEST = 'user:development/guest';

/**
 * Makes what is missing of the demo tenants, with guests as administrators.
 * May run at every start.
 */
export async function ensureDemoTenants(
  directory: TenantDirectory,
): Promise<void> {
  for (const { tenantId, slug, name, stores } of demoTenants) {
    await directory.ensureTenant({
      tenantId,
      slug,
      name,
      stores: stores.map(store => ({
        storeId: store.storeId,
        name: store.name,
        marketplace: store.marketplace,
        currency: store.currency,
        timeZone: store.timeZone,
      })),
      members: [{ memberRef: GUEST, role: 'admin' }],
    });
  }
}
