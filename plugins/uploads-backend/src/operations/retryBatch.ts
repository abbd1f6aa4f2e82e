import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchUpdatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { findBound } from '../services/findBound';
import { batchView } from '../services/batchView';
import { restartBatch } from '../services/restartBatch';
import { OperationDeps, found } from './OperationDeps';

/** Starts a failed or cancelled batch again. */
export function retryBatch(
  deps: Pick<OperationDeps, 'database' | 'batches' | 'jobs'>,
): TenantOperation<operations['retryBatch']> {
  const { database, batches } = deps;
  return {
    permission: batchUpdatePermission,
    eventId: 'batch-retry',
    async act({ tenantId, actor, params: { batchId }, body, audit }) {
      const { reason, choices, replaces } = body;
      const after = await database.withTenant(tenantId, async tx => {
        const batch = found(await batches.get(tx, tenantId, batchId));
        audit({ reason, choices, replaces, before: batch.status });
        const supplements = replaces && batch.supplementsBatchId;
        await findBound(tx, batches, { ...batch, replaces, supplements });
        const restart = { batch, actor, reason, choices, replaces };
        return await restartBatch(tx, deps, restart);
      });
      audit({ after: after.status });
      return { body: batchView(after) };
    },
  };
}
