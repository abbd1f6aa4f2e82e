import { ConflictError } from '@backstage/errors';
import { RUN_DBT } from '@tieout/plugin-dbt-common';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import {
  batchUpdatePermission,
  canRetry,
  operations,
} from '@tieout/plugin-uploads-common';
import { PROCESS_ORDERS_UPLOAD } from '../tasks/processOrdersUploadJob';
import { batchView } from '../services/batchView';
import { OperationDeps, found } from './OperationDeps';

/**
 * Starts a failed or cancelled batch again at the stage that failed, or reads
 * its file anew where the user now says how: state and job in one transaction,
 * so that pressing it twice makes one run.
 */
export function retryBatch({
  database,
  batches,
  jobs,
}: Pick<OperationDeps, 'database' | 'batches' | 'jobs'>): TenantOperation<
  operations['retryBatch']
> {
  return {
    permission: batchUpdatePermission,
    eventId: 'batch-retry',
    async act({ tenantId, actor, params: { batchId }, body, audit }) {
      const { reason, choices } = body;
      const after = await database.withTenant(tenantId, async tx => {
        const batch = found(await batches.get(tx, tenantId, batchId));
        audit({ reason, choices, before: batch.status });
        if (!canRetry(batch.status)) {
          throw withCode(
            new ConflictError(
              `The batch is ${batch.status}: only a failed or cancelled one can be retried`,
            ),
            'BATCH_NOT_RETRYABLE',
          );
        }
        const transform = batch.failure?.stage === 'transform' && !choices;
        const changed = await batches.transition(tx, {
          tenantId,
          batchId,
          from: batch.status,
          to: transform ? 'loaded' : 'received',
          actor,
          reason,
          set: choices && { choices: { ...batch.choices, ...choices } },
        });
        if (transform) {
          await jobs.enqueue(tx, RUN_DBT, { tenantId });
        } else {
          await jobs.enqueue(tx, PROCESS_ORDERS_UPLOAD, {
            tenantId,
            batchId,
            objectKey: batch.objectKey,
          });
        }
        return changed;
      });
      audit({ after: after.status });
      return { body: batchView(after) };
    },
  };
}
