import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchUpdatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { batchView } from '../services/batchView';
import { takeBack } from '../services/takeBack';
import { OperationDeps, found } from './OperationDeps';

/**
 * Takes a batch back: its rows leave the database, and the marts with the run
 * of dbt that follows. History and file stay, and the same bytes can be
 * uploaded again.
 */
export function undoBatch({
  database,
  batches,
  jobs,
}: Pick<OperationDeps, 'database' | 'batches' | 'jobs'>): TenantOperation<
  operations['undoBatch']
> {
  return {
    permission: batchUpdatePermission,
    eventId: 'batch-undo',
    async act({ tenantId, actor, params: { batchId }, body, audit }) {
      const { reason } = body;
      const after = await database.withTenant(tenantId, async tx => {
        const batch = found(await batches.get(tx, tenantId, batchId));
        audit({ reason, before: batch.status });
        return await takeBack(
          tx,
          { batches, jobs },
          { batch, to: 'undone', actor, reason },
        );
      });
      audit({ after: after.status });
      return { body: batchView(after) };
    },
  };
}
