import { z } from 'zod';
import type { Batch } from '../client/apiTypes';
import { batchStatuses } from './batchTransitions';

const count = z.number().int().nonnegative();
const instant = z.iso.datetime({ offset: true });

/** Checks a batch that arrives where the API client cannot, as in an event stream. */
export const batchSchema: z.ZodType<Batch> = z.object({
  tenantId: z.string(),
  batchId: z.string(),
  storeId: z.string(),
  status: z.enum(batchStatuses),
  fileName: z.string(),
  contentSha256: z.string(),
  byteSize: count,
  profile: z.string().optional(),
  rowsTotal: count.optional(),
  rowsLoaded: count.optional(),
  rowsRejected: count.optional(),
  progress: z
    .object({
      rows: count,
      bytes: count,
      at: instant,
      rowsPerSecond: z.number().optional(),
      nodesDone: count.optional(),
      nodesTotal: count.optional(),
      currentNode: z.string().optional(),
    })
    .optional(),
  failure: z
    .object({
      stage: z.enum(['parse', 'transform']),
      code: z.string(),
      message: z.string(),
    })
    .optional(),
  waitingFor: z.string().optional(),
  uploadedBy: z.string(),
  receivedAt: instant,
  updatedAt: instant,
  loadedAt: instant.optional(),
  readyAt: instant.optional(),
  dbtRunId: z.string().optional(),
  canRetry: z.boolean().optional(),
  canCancel: z.boolean().optional(),
  canUndo: z.boolean().optional(),
  replacesBatchId: z.string().optional(),
  supplementsBatchId: z.string().optional(),
});
