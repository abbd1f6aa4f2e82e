import { TieoutDatabase } from '@tieout/database';
import {
  JobsService,
  TaskContext,
  TaskDefinition,
  TaskError,
} from '@tieout/plugin-jobs-node';
import { listInspectionsWithoutJob } from '../database/listInspectionsWithoutJob';
import { INSPECT_UPLOAD, InspectUploadPayload } from './inspectUploadJob';

/** What it takes to resume inspections. */
export interface ResumeInspectionsDeps {
  database: TieoutDatabase;
  jobs: JobsService;
  /** The task that looks at files. */
  inspecting: TaskDefinition<InspectUploadPayload>;
}

/**
 * Gives inspections whose job was lost a new one, as `resumeUploads` does for
 * batches; one whose attempts were used up is given up instead.
 */
export async function resumeInspections(
  { database, jobs, inspecting }: ResumeInspectionsDeps,
  { jobId, logger }: Pick<TaskContext, 'jobId' | 'logger'>,
): Promise<void> {
  for (const stray of await listInspectionsWithoutJob(database)) {
    const { tenantId, inspectionId, leaseRunId, attempts } = stray;
    if (attempts >= INSPECT_UPLOAD.maxAttempts && leaseRunId) {
      await inspecting.onExhausted?.(
        { tenantId, inspectionId },
        new TaskError(
          'WORKER_LOST',
          `The workers that looked at the file stopped ${attempts} times. Have it looked at again; if it happens again, divide the file.`,
        ),
        { jobId, runId: leaseRunId, logger },
      );
      continue;
    }
    await database.withTenant(tenantId, tx =>
      jobs.enqueue(tx, INSPECT_UPLOAD, { tenantId, inspectionId }),
    );
    logger.warn('An inspection without a job gets a new one', {
      tenantId,
      inspectionId,
    });
  }
}
