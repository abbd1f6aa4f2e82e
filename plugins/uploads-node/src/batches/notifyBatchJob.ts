import { z } from 'zod';

const payload = z.object({ tenantId: z.uuid(), batchId: z.uuid() });

/** The batch that has come to an end. */
export type NotifyBatchPayload = z.infer<typeof payload>;

/** What it takes to have somebody told of a batch's end. */
export const NOTIFY_BATCH = {
  identifier: 'notify-batch',
  payload,
  tenantId: (p: NotifyBatchPayload) => p.tenantId,
  // Of several ends that nobody was told of yet, the last one counts.
  jobKey: (p: NotifyBatchPayload) => `notify-batch:${p.batchId}`,
  maxAttempts: 8,
};
