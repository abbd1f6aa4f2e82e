import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  batchCreatePermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { batchView } from '../services/batchView';
import { OperationDeps } from './OperationDeps';
import { receiveBody } from './receiveBody';

/** Stores the body as a new batch, or shows the batch that holds these bytes. */
export function uploadFile({
  receiver,
}: Pick<OperationDeps, 'receiver'>): TenantOperation<operations['uploadFile']> {
  return {
    permission: batchCreatePermission,
    eventId: 'batch-upload',
    async act(context) {
      const { batch, created } = await receiveBody(context, file =>
        receiver.receive(file),
      );
      context.audit({
        batchId: batch.batchId,
        sha256: batch.contentSha256,
        created,
      });
      return {
        status: created ? 201 : 200,
        body: { batch: batchView(batch), created },
      };
    },
  };
}
