import { ConflictError } from '@backstage/errors';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import {
  batchUpdatePermission,
  canCancel,
  operations,
} from '@tieout/plugin-uploads-common';
import { batchView } from '../services/batchView';
import { OperationDeps, found } from './OperationDeps';

/**
 * Stops a batch that is not yet loaded. The attempt that reads it learns of
 * it with its next report of progress and rolls back: nothing of it stays.
 */
export function cancelBatch({
  database,
  batches,
}: Pick<OperationDeps, 'database' | 'batches'>): TenantOperation<
  operations['cancelBatch']
> {
  return {
    permission: batchUpdatePermission,
    eventId: 'batch-cancel',
    async act({ tenantId, actor, params: { batchId }, body, audit }) {
      const { reason } = body;
      const after = await database.withTenant(tenantId, async tx => {
        const batch = found(await batches.get(tx, tenantId, batchId));
        audit({ reason, before: batch.status });
        if (!canCancel(batch.status)) {
          throw withCode(
            new ConflictError(
              `The batch is ${batch.status}: only one that is not yet loaded can be cancelled`,
            ),
            'BATCH_NOT_CANCELLABLE',
          );
        }
        return await batches.transition(tx, {
          tenantId,
          batchId,
          from: batch.status,
          to: 'cancelled',
          actor,
          reason,
        });
      });
      audit({ after: after.status });
      return { body: batchView(after) };
    },
  };
}
