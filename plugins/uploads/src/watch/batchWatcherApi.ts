import { createApiFactory, createApiRef } from '@backstage/core-plugin-api';
import { uploadsApiRef } from '../api/uploadsApiRef';
import { noticeApiRef } from '../notices/noticeApi';
import { BatchWatcher } from './BatchWatcher';

/** Reference of the app's one batch watcher; this plugin provides it. */
export const batchWatcherApiRef = createApiRef<BatchWatcher>({
  id: 'plugin.uploads.watcher',
});

/** Makes the batch watcher, in either kind of host. */
export const batchWatcherApiFactory = createApiFactory({
  api: batchWatcherApiRef,
  deps: { uploadsApi: uploadsApiRef, notices: noticeApiRef },
  factory: ({ uploadsApi, notices }) =>
    new BatchWatcher({
      notices,
      load: async key => (await uploadsApi.getBatch(key)).batch,
    }),
});
