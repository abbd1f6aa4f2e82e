import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { mappingView } from '../services/mappingView';
import { OperationDeps, foundMapping } from './OperationDeps';

/** Takes a mapping out of use. Batches stay as they were read. */
export function archiveMapping({
  database,
  mappings,
}: Pick<OperationDeps, 'database' | 'mappings'>): TenantOperation<
  operations['archiveMapping']
> {
  return {
    permission: batchCreatePermission,
    eventId: 'mapping-archive',
    async act({ tenantId, actor, params: { mappingId }, body, audit }) {
      const { reason } = body;
      audit({ reason });
      const archived = await database.withTenant(tenantId, async tx =>
        foundMapping(
          await mappings.archive(tx, { tenantId, mappingId, actor, reason }),
        ),
      );
      return { body: mappingView(archived) };
    },
  };
}
