import { z } from 'zod';
import { followBatch } from '../harness/followBatch';
import { dismissGuest, giveTenant } from '../harness/giveTenant';
import { PortalDatabase } from '../harness/PortalDatabase';
import { joinSharedPortal } from '../harness/joinSharedPortal';
import { Portal } from '../harness/Portal';
import { MAPPED, type TenantIds } from './calls';

const runPage = z.object({ items: z.array(z.object({ runId: z.string() })) });

const mapping = z.object({ mappingId: z.string() });

/** Part of every name and order of the tenant that the guest may not see. */
export const CANARY = 'canary-of-the-other';

/** The sample with rejected rows, all its order ids those of one tenant. */
async function ordersNamed(portal: Portal, name: string) {
  const bytes = await portal.api.sample('tieout-orders-with-rejects.csv');
  const text = new TextDecoder().decode(bytes).replaceAll('BAD-', `${name}-`);
  return new TextEncoder().encode(text);
}

/** Has the tenant make a mapping. @returns its id */
async function mappingNamed(
  portal: Portal,
  tenantId: string,
  name: string,
): Promise<string> {
  const answer = await portal.api.act(
    `/api/uploads/tenants/${tenantId}/mappings`,
    { ...MAPPED, name },
  );
  return mapping.parse(await answer.json()).mappingId;
}

/** A tenant whose batch went through the whole pipeline, with rejected rows. */
async function busyTenant(
  portal: Portal,
  database: PortalDatabase,
  name: string,
): Promise<TenantIds> {
  const { tenantId, storeIds } = await giveTenant(database, name, [name]);
  const target = { tenantId, storeId: storeIds[0], fileName: `${name}.csv` };
  const bytes = await ordersNamed(portal, name);
  const { batch } = await portal.api.upload(target, bytes);
  const { batchId } = batch;
  const end = await followBatch(portal, { tenantId, batchId });
  if (end.status !== 'ready' || !end.rowsRejected) {
    throw new Error(`The batch of ${name} ended ${JSON.stringify(end)}`);
  }
  const runs = await portal.api.send(`/api/dbt/tenants/${tenantId}/runs`);
  const [{ runId }] = runPage.parse(await runs.json()).items;
  const { inspectionId } = await portal.api.inspect(target, bytes);
  const mappingId = await mappingNamed(portal, tenantId, name);
  return {
    tenantId,
    storeId: target.storeId,
    batchId,
    inspectionId,
    mappingId,
    runId,
  };
}

/** What the checks of isolation look at. */
export interface TwoTenants {
  portal: Portal;
  database: PortalDatabase;
  /** Ids of the tenant that the guest is a member of. */
  own: TenantIds;
  /** Ids of the other tenant. */
  foreign: TenantIds;
  /** Stops the portal and removes it. */
  dispose(): Promise<void>;
}

/**
 * A portal with two tenants that have data of every kind, which came in
 * through the portal. The guest is a member of the first only; of the other
 * it was one.
 */
export async function twoTenants(): Promise<TwoTenants> {
  const portal = await joinSharedPortal();
  const database = new PortalDatabase(portal);
  const own = await busyTenant(portal, database, 'own');
  const foreign = await busyTenant(portal, database, CANARY);
  await dismissGuest(database, foreign.tenantId);
  return {
    portal,
    database,
    own,
    foreign,
    async dispose() {
      await database.close();
    },
  };
}
