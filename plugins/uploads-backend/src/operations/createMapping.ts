import { ConflictError } from '@backstage/errors';
import { headerFingerprint } from '@tieout/ingestion';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { MAX_MAPPINGS } from '../database/MappingStore';
import { checkMapping } from '../services/checkMapping';
import { mappingView } from '../services/mappingView';
import { OperationDeps } from './OperationDeps';

/** Has files with this header read so from now on; a header has one mapping. */
export function createMapping({
  database,
  mappings,
}: Pick<OperationDeps, 'database' | 'mappings'>): TenantOperation<
  operations['createMapping']
> {
  return {
    permission: batchCreatePermission,
    eventId: 'mapping-create',
    async act({ tenantId, actor, body: { name, header, definition }, audit }) {
      const fingerprint = headerFingerprint(header);
      audit({ name, fingerprint });
      const checked = checkMapping(header, definition);
      const made = await database.withTenant(tenantId, async tx => {
        const limit = MAX_MAPPINGS;
        const used = await mappings.list(tx, {
          tenantId,
          archived: false,
          limit,
        });
        const other = used.find(one => one.fingerprint === fingerprint);
        if (other) throw headerTaken(other.name);
        if (used.length >= limit) throw tooMany();
        return await mappings.create(tx, {
          tenantId,
          name: name.trim(),
          header,
          fingerprint,
          definition: checked,
          createdBy: actor,
        });
      });
      // Another request was quicker.
      if (!made) throw headerTaken(name);
      audit({ mappingId: made.mappingId });
      return { status: 201, body: mappingView(made) };
    },
  };
}

function headerTaken(name: string) {
  return withCode(
    new ConflictError(
      `Files with these columns are read by the mapping "${name}" already: change that one, or archive it first`,
    ),
    'MAPPING_EXISTS',
  );
}

function tooMany() {
  return withCode(
    new ConflictError(
      `A tenant has at most ${MAX_MAPPINGS} mappings in use: archive one that is not needed`,
    ),
    'MAPPING_LIMIT',
  );
}
