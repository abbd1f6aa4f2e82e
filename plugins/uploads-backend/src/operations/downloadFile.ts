import { pipeline } from 'node:stream/promises';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { openStoredFile } from '../services/openStoredFile';
import { OperationDeps, found } from './OperationDeps';

/** The bytes of a batch as they were uploaded. */
export function downloadFile({
  database,
  batches,
  objects,
}: Pick<OperationDeps, 'database' | 'batches' | 'objects'>): TenantOperation<
  operations['downloadFile']
> {
  return {
    permission: batchReadPermission,
    eventId: 'batch-file-download',
    download: true,
    async act({ tenantId, params: { batchId }, response }) {
      const batch = await database.withTenant(tenantId, async tx =>
        found(await batches.get(tx, tenantId, batchId)),
      );
      const source = await openStoredFile(objects, batch);
      response.attachment(batch.fileName);
      response.type('application/octet-stream');
      response.set('X-Content-Type-Options', 'nosniff');
      await pipeline(source, response);
    },
  };
}
