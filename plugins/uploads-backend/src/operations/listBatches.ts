import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { batchView } from '../services/batchView';
import { OperationDeps } from './OperationDeps';

/** Batches of a tenant, filtered, sorted and paged. */
export function listBatches({
  database,
  batches,
}: Pick<OperationDeps, 'database' | 'batches'>): TenantOperation<
  operations['listBatches']
> {
  return {
    permission: batchReadPermission,
    eventId: 'batch-list',
    async act({ tenantId, query }) {
      const page = await database.withTenant(tenantId, tx =>
        batches.list(tx, {
          tenantId,
          status: query.status,
          storeId: query.storeId,
          text: query.q,
          sort: query.sort ?? 'receivedAt',
          order: query.order ?? 'desc',
          cursor: query.cursor,
          limit: query.limit ?? 25,
        }),
      );
      return { body: { ...page, items: page.items.map(batchView) } };
    },
  };
}
