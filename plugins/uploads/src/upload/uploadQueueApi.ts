import {
  alertApiRef,
  createApiFactory,
  createApiRef,
  identityApiRef,
} from '@backstage/core-plugin-api';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { announceEnd } from './announceEnd';
import { guardLeaving } from './guardLeaving';
import { sendFile } from './sendFile';
import { UploadQueue } from './UploadQueue';

/** Reference of the app's one upload queue; this plugin provides it. */
export const uploadQueueApiRef = createApiRef<UploadQueue>({
  id: 'plugin.uploads.queue',
});

/** Makes the upload queue, in either kind of host. */
export const uploadQueueApiFactory = createApiFactory({
  api: uploadQueueApiRef,
  deps: {
    uploadsApi: uploadsApiRef,
    identityApi: identityApiRef,
    alertApi: alertApiRef,
  },
  factory: ({ uploadsApi, identityApi, alertApi }) => {
    const queue = new UploadQueue({
      async send({ file, destination }, options) {
        // Asked for at each file: a token may end while others are sent.
        const { token } = await identityApi.getCredentials();
        const url = await uploadsApi.getUploadUrl({
          tenantId: destination.tenantId,
          storeId: destination.storeId,
          fileName: file.name,
        });
        return sendFile({ url, token, file, ...options });
      },
    });
    guardLeaving(queue);
    announceEnd(queue, alertApi);
    return queue;
  },
});
