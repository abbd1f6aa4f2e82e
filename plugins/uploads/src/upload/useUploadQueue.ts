import { useSyncExternalStore } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { UploadItem } from './UploadItem';
import type { UploadQueue } from './UploadQueue';
import { uploadQueueApiRef } from './uploadQueueApi';

/** The app's upload queue and its items, renewed at each change. */
export function useUploadQueue(): {
  queue: UploadQueue;
  items: readonly UploadItem[];
} {
  const queue = useApi(uploadQueueApiRef);
  const items = useSyncExternalStore(queue.subscribe, queue.getItems);
  return { queue, items };
}
