import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { MAX_MAPPINGS } from '../database/MappingStore';
import { mappingView } from '../services/mappingView';
import { OperationDeps } from './OperationDeps';

/** How the tenant has its own files read, and how far that is used. */
export function listMappings({
  database,
  mappings,
}: Pick<OperationDeps, 'database' | 'mappings'>): TenantOperation<
  operations['listMappings']
> {
  return {
    permission: batchReadPermission,
    eventId: 'mapping-list',
    async act({ tenantId, query: { archived = false } }) {
      const items = await database.withTenant(tenantId, async tx => {
        const limit = MAX_MAPPINGS;
        const found = await mappings.list(tx, { tenantId, archived, limit });
        const uses = new Map(
          (await mappings.listUse(tx, tenantId)).map(use => [
            use.mappingId,
            use,
          ]),
        );
        return found.map(one => mappingView(one, uses.get(one.mappingId)));
      });
      return { body: { items } };
    },
  };
}
