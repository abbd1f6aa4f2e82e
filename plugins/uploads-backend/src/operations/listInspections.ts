import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  InspectionSummary,
  batchReadPermission,
  operations,
} from '@tieout/plugin-uploads-common';
import {
  INSPECTION_KEPT_MS,
  ListedInspection,
} from '../database/InspectionStore';
import { OperationDeps } from './OperationDeps';

/** What the caller has had looked at and not yet decided about. */
export function listInspections({
  database,
  inspections,
}: Pick<OperationDeps, 'database' | 'inspections'>): TenantOperation<
  operations['listInspections']
> {
  return {
    permission: batchReadPermission,
    eventId: 'inspection-list',
    async act({ tenantId, actor, query: { cursor, limit = 20 } }) {
      const page = await database.withTenant(tenantId, tx =>
        inspections.list(tx, { tenantId, createdBy: actor, cursor, limit }),
      );
      const { items, nextCursor } = page;
      return { body: { items: items.map(summary), nextCursor } };
    },
  };
}

function summary({
  createdAt,
  ...listed
}: ListedInspection): InspectionSummary {
  return {
    ...listed,
    createdAt: createdAt.toISOString(),
    expiresAt: new Date(createdAt.getTime() + INSPECTION_KEPT_MS).toISOString(),
  };
}
