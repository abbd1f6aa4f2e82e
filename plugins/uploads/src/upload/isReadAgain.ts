import { canRetry, type Inspection } from '@tieout/plugin-uploads-common';

/** Whether the bytes of an inspected file are a batch that a commit has read again. */
export function isReadAgain({ existingBatchStatus }: Inspection): boolean {
  return existingBatchStatus !== undefined && canRetry(existingBatchStatus);
}
