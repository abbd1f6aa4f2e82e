import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '@backstage/errors';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { rangeOf } from '../services/readRowOriginal';
import { openStoredContent } from '../services/openStoredFile';
import { OperationDeps, found, foundRow } from './OperationDeps';

/** The bytes of one row as they are in the file. */
export function downloadRowOriginal({
  database,
  batches,
  landedRows,
  objects,
  archiveLimits,
}: Pick<
  OperationDeps,
  'database' | 'batches' | 'landedRows' | 'objects' | 'archiveLimits'
>): TenantOperation<operations['downloadRowOriginal']> {
  return {
    permission: batchReadPermission,
    eventId: 'row-original-download',
    download: true,
    async act({ tenantId, params: { batchId, rowNumber }, response }) {
      const { batch, row } = await database.withTenant(tenantId, async tx => ({
        batch: found(await batches.get(tx, tenantId, batchId)),
        row: foundRow(
          await landedRows.find(tx, { tenantId, batchId, rowNumber }),
        ),
      }));
      if (!row.place) {
        throw withCode(
          new NotFoundError(
            'Where this row lies in the file was not kept when it was rejected: download the file',
          ),
          'ROW_PLACE_UNKNOWN',
        );
      }
      const source = await openStoredContent(
        { objects, archiveLimits },
        batch,
        rangeOf(row.place),
      );
      response.attachment(`${batch.fileName}.row-${rowNumber}.txt`);
      response.type('application/octet-stream');
      response.set('X-Content-Type-Options', 'nosniff');
      await pipeline(source, response);
    },
  };
}
