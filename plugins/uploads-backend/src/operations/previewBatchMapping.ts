import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { PreviewDeps, previewStoredFile } from '../services/previewStoredFile';
import { OperationDeps, found } from './OperationDeps';

/** The first rows of a batch's file, and what a mapping would make of them. */
export function previewBatchMapping(
  deps: PreviewDeps & Pick<OperationDeps, 'batches'>,
): TenantOperation<operations['previewBatchMapping']> {
  return {
    // It is asked at each change of the form, and a read leaves no audit event.
    permission: batchReadPermission,
    eventId: 'mapping-preview',
    async act({ tenantId, params: { batchId }, body, response }) {
      const file = await deps.database.withTenant(tenantId, async tx =>
        found(await deps.batches.get(tx, tenantId, batchId)),
      );
      return { body: await previewStoredFile(deps, file, { body, response }) };
    },
  };
}
