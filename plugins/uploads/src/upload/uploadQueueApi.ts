import {
  createApiFactory,
  createApiRef,
  identityApiRef,
} from '@backstage/core-plugin-api';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { noticeApiRef } from '../notices/noticeApi';
import { batchWatcherApiRef } from '../watch/batchWatcherApi';
import { announceEnd } from './announceEnd';
import { guardLeaving } from './guardLeaving';
import { sendFile } from './sendFile';
import { UploadQueue } from './UploadQueue';
import { watchBatches } from './watchBatches';

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
    notices: noticeApiRef,
    watcher: batchWatcherApiRef,
  },
  factory: ({ uploadsApi, identityApi, notices, watcher }) => {
    const queue = new UploadQueue({
      api: uploadsApi,
      async send({ bytes, destination }, options) {
        // Asked for at each file: a token may end while others are sent.
        const { token } = await identityApi.getCredentials();
        const url = await uploadsApi.getInspectionUrl({
          tenantId: destination.tenantId,
          storeId: destination.storeId,
          fileName: bytes.name,
          ...destination.bond,
        });
        return sendFile({ url, token, file: bytes, ...options });
      },
    });
    guardLeaving(queue);
    announceEnd(queue, notices);
    watchBatches(queue, watcher);
    return queue;
  },
});
