import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { showInspection } from '../services/showInspection';
import { OperationDeps, foundInspection } from './OperationDeps';

/** What is known of an inspected file so far. */
export function getInspection({
  database,
  batches,
  inspections,
}: Pick<
  OperationDeps,
  'database' | 'batches' | 'inspections'
>): TenantOperation<operations['getInspection']> {
  return {
    // It is asked for again and again, and a read leaves no audit event.
    permission: batchReadPermission,
    eventId: 'inspection-get',
    async act({ params }) {
      const body = await database.withTenant(params.tenantId, async tx =>
        showInspection(
          tx,
          batches,
          foundInspection(await inspections.get(tx, params)),
        ),
      );
      return { body };
    },
  };
}
