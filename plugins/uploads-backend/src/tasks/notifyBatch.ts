import { NotificationService } from '@backstage/plugin-notifications-node';
import { TieoutDatabase } from '@tieout/database';
import { TaskDefinition } from '@tieout/plugin-jobs-node';
import { TenantDirectory, TenantRecord } from '@tieout/plugin-tenants-node';
import {
  BatchRecord,
  BatchStore,
  NOTIFY_BATCH,
  NotifyBatchPayload,
} from '@tieout/plugin-uploads-node';
import { endNotification } from '../services/endNotification';

/** What the task works with. */
export interface NotifyBatchDeps {
  database: TieoutDatabase;
  batches: Pick<BatchStore, 'get'>;
  directory: Pick<TenantDirectory, 'getTenant'>;
  notifications: NotificationService;
}

/**
 * Tells whoever sent a file that its batch is ready, has failed or asks
 * something, wherever they are: in Backstage's notifications.
 *
 * Runs twice: what is told of a batch takes the place of what was told of it
 * before. A batch that has gone on meanwhile is told of at its next end.
 */
export function notifyBatch({
  database,
  batches,
  directory,
  notifications,
}: NotifyBatchDeps): TaskDefinition<NotifyBatchPayload> {
  return {
    ...NOTIFY_BATCH,
    timeoutMs: 60_000,
    async run({ tenantId, batchId }, { logger }) {
      const batch = await database.withTenant(tenantId, tx =>
        batches.get(tx, tenantId, batchId),
      );
      const tenant = await directory.getTenant(tenantId);
      const store = tenant?.stores.find(
        ({ storeId }) => storeId === batch?.storeId,
      );
      const payload =
        batch &&
        endNotification(batch, {
          tenant: tenant?.slug ?? tenantId,
          store: store?.name,
        });
      if (!payload || !tenant || !mayBeTold(batch, tenant)) {
        logger.info('Nobody is to be told of the batch');
        return;
      }
      await notifications.send({
        recipients: { type: 'entity', entityRef: batch.uploadedBy },
        payload,
      });
    },
  };
}

/**
 * Whether a person sent it who has not left the tenant since. Who belongs to it
 * through a group is known to the catalog, which a worker does not ask.
 */
function mayBeTold(
  { uploadedBy }: BatchRecord,
  { members }: TenantRecord,
): boolean {
  const user = uploadedBy.toLowerCase();
  if (!user.startsWith('user:')) return false;
  return members
    .map(({ memberRef }) => memberRef.toLowerCase())
    .some(ref => ref === user || ref.startsWith('group:'));
}
