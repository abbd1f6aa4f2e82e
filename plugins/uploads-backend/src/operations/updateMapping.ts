import { ConflictError } from '@backstage/errors';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { checkMapping } from '../services/checkMapping';
import { mappingView } from '../services/mappingView';
import { OperationDeps, foundMapping } from './OperationDeps';

/**
 * Adds a version to a mapping, unless somebody else did so since the caller
 * looked. Batches stay as they were read.
 */
export function updateMapping({
  database,
  mappings,
}: Pick<OperationDeps, 'database' | 'mappings'>): TenantOperation<
  operations['updateMapping']
> {
  return {
    permission: batchCreatePermission,
    eventId: 'mapping-update',
    async act({ tenantId, actor, params: { mappingId }, body, audit }) {
      const { basedOn, name, definition } = body;
      audit({ name, before: basedOn });
      const changed = await database.withTenant(tenantId, async tx => {
        const key = { tenantId, mappingId };
        const { header } = foundMapping(await mappings.get(tx, key));
        return await mappings.addVersion(tx, {
          ...key,
          basedOn,
          name: name.trim(),
          definition: checkMapping(header, definition),
          createdBy: actor,
        });
      });
      if (!changed) {
        throw withCode(
          new ConflictError(
            'The mapping was changed or archived by somebody else meanwhile: open it again and repeat the change',
          ),
          'MAPPING_CHANGED',
        );
      }
      audit({ after: changed.version });
      return { body: mappingView(changed) };
    },
  };
}
