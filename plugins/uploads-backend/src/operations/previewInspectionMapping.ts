import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { PreviewDeps, previewStoredFile } from '../services/previewStoredFile';
import { OperationDeps, foundInspection } from './OperationDeps';

/** The first rows of an inspected file, and what a mapping would make of them. */
export function previewInspectionMapping(
  deps: PreviewDeps & Pick<OperationDeps, 'inspections'>,
): TenantOperation<operations['previewInspectionMapping']> {
  return {
    // It is asked at each change of the form, and a read leaves no audit event.
    permission: batchReadPermission,
    eventId: 'mapping-preview',
    async act({ tenantId, params, body, response }) {
      const file = await deps.database.withTenant(tenantId, async tx =>
        foundInspection(await deps.inspections.get(tx, params)),
      );
      return { body: await previewStoredFile(deps, file, { body, response }) };
    },
  };
}
