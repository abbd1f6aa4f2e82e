import type { Inspection, UploadsClient } from '@tieout/plugin-uploads-common';
import { isReadAgain } from './isReadAgain';
import type { UploadItem } from './UploadItem';

/** What the end of a look makes of an item of the queue. */
export async function foundIn(
  api: Pick<UploadsClient, 'getBatch' | 'dropInspection'>,
  inspection: Inspection,
): Promise<Partial<UploadItem>> {
  const { tenantId, inspectionId, status, reading } = inspection;
  const { existingBatchId: batchId } = inspection;
  if (batchId !== undefined && !isReadAgain(inspection)) {
    const { batch } = await api.getBatch({ tenantId, batchId });
    // Nobody waits for what the look would bring. Where that cannot be told
    // now, the server forgets the file by itself after a day.
    await api.dropInspection({ tenantId, inspectionId }).catch(() => {});
    return { state: 'existing', batch };
  }
  if (reading && reading.plan.questions.length > 0) {
    return { state: 'asking', inspection };
  }
  return {
    state: status === 'failed' ? 'unreadable' : 'inspected',
    inspection,
  };
}
