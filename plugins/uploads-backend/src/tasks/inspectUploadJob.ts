import { z } from 'zod';

const payload = z.object({
  tenantId: z.uuid(),
  inspectionId: z.uuid(),
});

/** Which inspection to make. */
export type InspectUploadPayload = z.infer<typeof payload>;

/** What it takes to enqueue the inspection of a stored file. */
export const INSPECT_UPLOAD = {
  identifier: 'inspect-upload',
  payload,
  tenantId: (p: InspectUploadPayload) => p.tenantId,
  // One waiting job an inspection, however often the choices change.
  jobKey: (p: InspectUploadPayload) => `inspect-upload:${p.inspectionId}`,
  // Somebody waits for it, and can ask again.
  maxAttempts: 3,
};
