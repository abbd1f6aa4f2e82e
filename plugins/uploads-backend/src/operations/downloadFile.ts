import { pipeline } from 'node:stream/promises';
import { NotFoundError } from '@backstage/errors';
import { ObjectStoreError } from '@tieout/object-store';
import { TenantOperation, withCode } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
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
      const source = await objects.open(batch.objectKey).catch(error => {
        if (
          error instanceof ObjectStoreError &&
          error.code === 'OBJECT_NOT_FOUND'
        ) {
          throw withCode(
            new NotFoundError('The stored file is not where it was put'),
            'OBJECT_MISSING',
          );
        }
        throw error;
      });
      response.attachment(batch.fileName);
      response.type('application/octet-stream');
      response.set('X-Content-Type-Options', 'nosniff');
      await pipeline(source, response);
    },
  };
}
