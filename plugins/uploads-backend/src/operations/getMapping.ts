import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { mappingView } from '../services/mappingView';
import { OperationDeps, foundMapping } from './OperationDeps';

/** One mapping with its versions. */
export function getMapping({
  database,
  mappings,
}: Pick<OperationDeps, 'database' | 'mappings'>): TenantOperation<
  operations['getMapping']
> {
  return {
    permission: batchReadPermission,
    eventId: 'mapping-get',
    async act({ tenantId, params }) {
      const body = await database.withTenant(tenantId, async tx => {
        const mapping = foundMapping(await mappings.get(tx, params));
        const uses = await mappings.listUse(tx, tenantId);
        const use = uses.find(one => one.mappingId === mapping.mappingId);
        const versions = await mappings.listVersions(tx, params);
        return {
          mapping: mappingView(mapping, use),
          versions: versions.map(version => ({
            ...version,
            updatedAt: version.updatedAt.toISOString(),
          })),
        };
      });
      return { body };
    },
  };
}
