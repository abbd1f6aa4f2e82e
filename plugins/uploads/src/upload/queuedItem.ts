import { formatBytes } from '@tieout/plugin-tenants-react';
import type { InspectionSummary } from '@tieout/plugin-uploads-common';
import type { UploadItem } from './UploadItem';

/** A file as it enters the queue: waiting, or refused where it has more than `maxBytes`. */
export function queuedItem(
  {
    id,
    file,
    destination,
  }: Pick<UploadItem, 'id' | 'destination'> & { file: File },
  maxBytes: number,
): UploadItem {
  const item = { id, file, bytes: file, destination, sentBytes: 0 };
  if (file.size <= maxBytes) return { ...item, state: 'waiting' };
  return {
    ...item,
    state: 'refused',
    error: {
      code: 'FILE_TOO_LARGE',
      message: `The file has ${formatBytes(file.size)}, and at most ${formatBytes(maxBytes)} may be uploaded. Divide it, for instance by month.`,
    },
  };
}

/** A file as it enters the queue that was sent at an earlier visit. */
export function resumedItem({
  id,
  inspection: { inspectionId, fileName, byteSize, status },
  destination,
}: Pick<UploadItem, 'id' | 'destination'> & {
  inspection: InspectionSummary;
}): UploadItem {
  return {
    id,
    file: { name: fileName, size: byteSize },
    destination,
    state: 'inspecting',
    sentBytes: byteSize,
    inspectionId,
    isAwaited: status === 'done' || status === 'failed',
  };
}
