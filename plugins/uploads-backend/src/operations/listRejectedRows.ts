import { InputError } from '@backstage/errors';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { OperationDeps, found } from './OperationDeps';

/** Largest row number that the database can hold. */
const MAX_ROW = 2 ** 31 - 1;

/** Rows of the file that were not loaded, by row number. */
export function listRejectedRows({
  database,
  batches,
  rejectedRows,
}: Pick<
  OperationDeps,
  'database' | 'batches' | 'rejectedRows'
>): TenantOperation<operations['listRejectedRows']> {
  return {
    permission: batchReadPermission,
    eventId: 'rejected-rows-list',
    async act({ tenantId, params: { batchId }, query }) {
      const limit = query.limit ?? 50;
      const afterRow = query.cursor === undefined ? 0 : Number(query.cursor);
      if (!Number.isInteger(afterRow) || afterRow < 0 || afterRow > MAX_ROW) {
        throw new InputError(
          'The cursor does not belong to this list: start again from its first page',
        );
      }
      const [batch, rows] = await database.withTenant(tenantId, async tx => [
        found(await batches.get(tx, tenantId, batchId)),
        await rejectedRows.list(tx, {
          tenantId,
          batchId,
          afterRow,
          limit: limit + 1,
        }),
      ]);
      const items = rows.slice(0, limit);
      return {
        body: {
          items,
          total: batch.rowsRejected ?? 0,
          nextCursor:
            rows.length > limit ? String(items.at(-1)?.rowNumber) : undefined,
        },
      };
    },
  };
}
