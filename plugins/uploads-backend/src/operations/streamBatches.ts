import { finished } from 'node:stream/promises';
import { TenantAccess, TenantOperation } from '@tieout/plugin-tenants-node';
import { batchReadPermission, operations } from '@tieout/plugin-uploads-common';
import { OperationDeps } from './OperationDeps';

/** How often a sign of life is sent and the permission looked at, in milliseconds. */
const PING_MS = 10_000;

/**
 * Server-sent events of a tenant's batches. Ends when the reader goes, and
 * when the reader's permission does.
 */
export function streamBatches({
  feed,
  tenantAccess,
}: Pick<OperationDeps, 'feed'> & {
  tenantAccess: TenantAccess;
}): TenantOperation<operations['streamBatches']> {
  return {
    permission: batchReadPermission,
    eventId: 'batch-stream',
    async act({ tenantId, query, credentials, response }) {
      response.set({
        'Content-Type': 'text/event-stream',
        // Compression would hold events back.
        'Cache-Control': 'no-cache, no-transform',
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
      const send = (event: string, data: unknown) =>
        response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      const unwatch = feed.watch(tenantId, {
        onBatch(batch) {
          if (query.batchId === undefined || query.batchId === batch.batchId) {
            send('batch', batch);
          }
        },
        onMissed: () => send('missed', {}),
      });
      const ping = setInterval(() => {
        tenantAccess
          .authorize(credentials, { permission: batchReadPermission, tenantId })
          .then(
            () => send('ping', {}),
            () => response.end(),
          );
      }, PING_MS);
      send('ping', {});
      try {
        // Settles also when the reader went before we came here.
        await finished(response).catch(() => {});
      } finally {
        clearInterval(ping);
        unwatch();
      }
    },
  };
}
