import { z } from 'zod';

const payload = z.object({
  tenantId: z.uuid(),
  batchId: z.uuid(),
  objectKey: z.string(),
});

/** Which batch to read, and where its file lies. */
export type ProcessOrdersUploadPayload = z.infer<typeof payload>;

/** What it takes to enqueue the reading of an uploaded file. */
export const PROCESS_ORDERS_UPLOAD = {
  identifier: 'process-orders-upload',
  payload,
  tenantId: (p: ProcessOrdersUploadPayload) => p.tenantId,
  batchId: (p: ProcessOrdersUploadPayload) => p.batchId,
  // One waiting job a batch, however often a retry is pressed.
  jobKey: (p: ProcessOrdersUploadPayload) =>
    `process-orders-upload:${p.batchId}`,
  maxAttempts: 6,
};
