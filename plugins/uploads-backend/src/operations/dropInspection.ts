import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { OperationDeps, foundInspection } from './OperationDeps';

/** Forgets an inspected file; the sweep removes its bytes. */
export function dropInspection({
  database,
  inspections,
}: Pick<OperationDeps, 'database' | 'inspections'>): TenantOperation<
  operations['dropInspection']
> {
  return {
    permission: batchCreatePermission,
    eventId: 'inspection-drop',
    async act({ params, audit }) {
      const dropped = await database.withTenant(params.tenantId, async tx =>
        foundInspection(await inspections.remove(tx, params)),
      );
      audit({ before: dropped.status, sha256: dropped.contentSha256 });
    },
  };
}
