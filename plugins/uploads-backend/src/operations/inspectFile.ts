import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { showInspection } from '../services/showInspection';
import { OperationDeps } from './OperationDeps';
import { receiveBody } from './receiveBody';

/** Stores the body and has it looked at without loading it. */
export function inspectFile({
  receiver,
  database,
  batches,
}: Pick<OperationDeps, 'receiver' | 'database' | 'batches'>): TenantOperation<
  operations['inspectFile']
> {
  return {
    permission: batchCreatePermission,
    eventId: 'inspection-create',
    async act(context) {
      const inspection = await receiveBody(context, file =>
        receiver.inspect(file),
      );
      context.audit({
        inspectionId: inspection.inspectionId,
        sha256: inspection.contentSha256,
      });
      const body = await database.withTenant(context.tenantId, tx =>
        showInspection(tx, batches, inspection),
      );
      return { status: 202, body };
    },
  };
}
