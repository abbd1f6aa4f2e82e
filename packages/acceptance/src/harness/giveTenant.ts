import { randomUUID } from 'node:crypto';
import type { PortalDatabase } from './PortalDatabase';

/** Who a signed-in guest is. */
export const GUEST = 'user:development/guest';

/** A tenant made for a test, with one store of each name that was asked for. */
export interface GivenTenant {
  tenantId: string;
  slug: string;
  /** In the order asked for. */
  storeIds: string[];
}

/**
 * Makes a tenant of which the guest is an admin, with stores that sell in
 * pounds, for there is no API for it.
 */
export async function giveTenant(
  database: PortalDatabase,
  slug: string,
  storeNames: string[] = ['Shop'],
): Promise<GivenTenant> {
  const tenantId = randomUUID();
  const storeIds = storeNames.map(() => randomUUID());
  await database.rowsAs(
    'tieout_system',
    `insert into tenants.tenants (tenant_id, slug, name) values ($1, $2, $2)`,
    [tenantId, slug],
  );
  for (const [index, name] of storeNames.entries()) {
    await database.rowsAs(
      'tieout_system',
      `insert into tenants.stores
         (tenant_id, store_id, name, marketplace, currency, time_zone)
       values ($1, $2, $3, 'other', 'GBP', 'Europe/London')`,
      [tenantId, storeIds[index], name],
    );
  }
  await enrolGuest(database, tenantId);
  return { tenantId, slug, storeIds };
}

/** Makes the guest an admin of a tenant. */
export async function enrolGuest(database: PortalDatabase, tenantId: string) {
  await database.rowsAs(
    'tieout_system',
    `insert into tenants.tenant_members (tenant_id, member_ref, role)
     values ($1, $2, 'admin')`,
    [tenantId, GUEST],
  );
}

/** Takes the guest's membership of a tenant away. */
export async function dismissGuest(database: PortalDatabase, tenantId: string) {
  await database.rowsAs(
    'tieout_system',
    `delete from tenants.tenant_members
     where tenant_id = $1 and member_ref = $2`,
    [tenantId, GUEST],
  );
}
