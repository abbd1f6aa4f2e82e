import type { BatchWatcher } from '../watch/BatchWatcher';
import type { UploadQueue } from './UploadQueue';

/** Has the batches that come of uploads followed to their end. */
export function watchBatches(queue: UploadQueue, watcher: BatchWatcher): void {
  const known = new Set<string>();
  queue.subscribe(() => {
    for (const { batch, destination } of queue.getItems()) {
      if (batch && !known.has(batch.batchId)) {
        known.add(batch.batchId);
        watcher.watch(batch, destination.addresses(batch.batchId));
      }
    }
  });
}
