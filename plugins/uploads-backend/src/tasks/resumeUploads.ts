import { TaskDefinition, TaskError } from '@tieout/plugin-jobs-node';
import { z } from 'zod';
import { listUploadsWithoutJob } from '../database/listUploadsWithoutJob';
import {
  PROCESS_ORDERS_UPLOAD,
  ProcessOrdersUploadPayload,
} from './processOrdersUploadJob';
import { resumeInspections, ResumeInspectionsDeps } from './resumeInspections';

/** What the task works with. */
export interface ResumeUploadsDeps extends ResumeInspectionsDeps {
  /** The task that reads files. */
  reading: TaskDefinition<ProcessOrdersUploadPayload>;
}

const PAYLOAD = z.object({});

/**
 * Looks each minute for batches that wait to be read or are being read,
 * although no job of theirs is left: there are moments between the queue and
 * the ledger at which a worker can die and leave such a batch. They get a new
 * job; one whose attempts were used up again and again is given up instead,
 * or a file that kills its worker would do so for ever. The same is done for
 * files that are to be looked at.
 *
 * Runs twice: the job key makes two requests for a batch one.
 */
export function resumeUploads(
  deps: ResumeUploadsDeps,
): TaskDefinition<z.infer<typeof PAYLOAD>> {
  const { database, jobs, reading } = deps;
  return {
    identifier: 'resume-uploads',
    payload: PAYLOAD,
    maxAttempts: 1,
    timeoutMs: 60_000,
    async run(_, { jobId, logger }) {
      await resumeInspections(deps, { jobId, logger });
      for (const stray of await listUploadsWithoutJob(database)) {
        const { tenantId, batchId, objectKey, attempts } = stray;
        if (attempts >= PROCESS_ORDERS_UPLOAD.maxAttempts && stray.leaseRunId) {
          await reading.onExhausted?.(
            { tenantId, batchId, objectKey },
            new TaskError(
              'WORKER_LOST',
              `The workers that read the file stopped ${attempts} times. Retry the batch; if it happens again, divide the file.`,
            ),
            { jobId, runId: stray.leaseRunId, logger },
          );
          continue;
        }
        await database.withTenant(tenantId, tx =>
          jobs.enqueue(tx, PROCESS_ORDERS_UPLOAD, {
            tenantId,
            batchId,
            objectKey,
          }),
        );
        logger.warn('A batch without a job gets a new one', {
          tenantId,
          batchId,
        });
      }
    },
  };
}
