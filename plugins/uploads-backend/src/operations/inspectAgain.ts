import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { showInspection } from '../services/showInspection';
import { INSPECT_UPLOAD } from '../tasks/inspectUploadJob';
import { OperationDeps, foundInspection } from './OperationDeps';

/**
 * Has the file looked at again with the user's choices: state and job in one
 * transaction. The attempt that is still at it with other choices gives up.
 */
export function inspectAgain({
  database,
  batches,
  inspections,
  jobs,
}: Pick<
  OperationDeps,
  'database' | 'batches' | 'inspections' | 'jobs'
>): TenantOperation<operations['inspectAgain']> {
  return {
    permission: batchCreatePermission,
    eventId: 'inspection-again',
    async act({ params: { tenantId, inspectionId }, body, audit }) {
      const { choices } = body;
      audit({ choices });
      const inspection = await database.withTenant(tenantId, async tx => {
        const restarted = foundInspection(
          await inspections.restart(tx, { tenantId, inspectionId, choices }),
        );
        await jobs.enqueue(tx, INSPECT_UPLOAD, { tenantId, inspectionId });
        return await showInspection(tx, batches, restarted);
      });
      return { status: 202, body: inspection };
    },
  };
}
