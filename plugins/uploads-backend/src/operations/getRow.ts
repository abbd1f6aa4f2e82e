import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { readRowOriginal } from '../services/readRowOriginal';
import { OperationDeps, found, foundRow } from './OperationDeps';

/** One row of a file, loaded or rejected, with its original text. */
export function getRow({
  database,
  batches,
  landedRows,
  objects,
  archiveLimits,
}: Pick<
  OperationDeps,
  'database' | 'batches' | 'landedRows' | 'objects' | 'archiveLimits'
>): TenantOperation<operations['getRow']> {
  return {
    permission: batchReadPermission,
    eventId: 'row-get',
    async act({ tenantId, params: { batchId, rowNumber } }) {
      const { batch, row } = await database.withTenant(tenantId, async tx => ({
        batch: found(await batches.get(tx, tenantId, batchId)),
        row: foundRow(
          await landedRows.find(tx, { tenantId, batchId, rowNumber }),
        ),
      }));
      const { landed, rejection } = row;
      return {
        body: {
          rowNumber: row.rowNumber,
          lineNumber: row.lineNumber,
          kind: landed?.kind,
          record: landed?.record,
          rejection: rejection && {
            column: rejection.column,
            code: rejection.code,
            message: rejection.message,
          },
          original: await readRowOriginal(
            { objects, archiveLimits },
            batch,
            row,
          ),
        },
      };
    },
  };
}
