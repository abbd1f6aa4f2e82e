import { JobRun } from '@tieout/plugin-jobs-node';
import { TenantOperation } from '@tieout/plugin-tenants-node';
import {
  JobRun as JobRunView,
  batchReadPermission,
  operations,
} from '@tieout/plugin-uploads-common';
import { batchView } from '../services/batchView';
import { listRelated } from '../services/listRelated';
import { OperationDeps, found } from './OperationDeps';

/** One batch with how it was read, its events and the jobs behind it. */
export function getBatch({
  database,
  batches,
  jobRuns,
}: Pick<OperationDeps, 'database' | 'batches' | 'jobRuns'>): TenantOperation<
  operations['getBatch']
> {
  return {
    permission: batchReadPermission,
    eventId: 'batch-get',
    async act({ tenantId, params: { batchId } }) {
      const body = await database.withTenant(tenantId, async tx => {
        const batch = found(await batches.get(tx, tenantId, batchId));
        const events = await batches.listEvents(tx, tenantId, batchId);
        const runs = await jobRuns.listOfBatch(tx, tenantId, batchId);
        return {
          batch: batchView(batch),
          choices: batch.choices,
          related: await listRelated(tx, batches, batch),
          reading: batch.reading,
          events: events.map(event => ({
            ...event,
            at: event.at.toISOString(),
          })),
          jobRuns: runs.map(jobRunView),
        };
      });
      return { body };
    },
  };
}

function jobRunView(run: JobRun): JobRunView {
  return {
    runId: run.runId,
    jobId: run.jobId,
    task: run.task,
    attempt: run.attempt,
    maxAttempts: run.maxAttempts,
    status: run.status,
    workerId: run.workerId,
    errorCode: run.errorCode,
    errorMessage: run.errorMessage,
    enqueuedAt: run.enqueuedAt.toISOString(),
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString(),
  };
}
