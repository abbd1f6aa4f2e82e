import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { TieoutDatabase } from '@tieout/database';
import type { ObjectStore } from '@tieout/object-store';
import type { JobRunStore, JobsService } from '@tieout/plugin-jobs-node';
import type { TenantDirectory } from '@tieout/plugin-tenants-node';
import type { BatchStore } from '@tieout/plugin-uploads-node';
import type { InspectionStore } from '../database/InspectionStore';
import type { MappingStore } from '../database/MappingStore';
import type { UploadsConfig } from '../uploadsConfig';
import { inspectUpload } from './inspectUpload';
import { notifyBatch } from './notifyBatch';
import { processOrdersUpload } from './processOrdersUpload';
import { resumeUploads } from './resumeUploads';

/** What the jobs of this plugin work with. */
export interface TaskDeps {
  archiveLimits: UploadsConfig['archiveLimits'];
  batches: BatchStore;
  database: TieoutDatabase;
  directory: TenantDirectory;
  inspections: InspectionStore;
  jobRuns: JobRunStore;
  jobs: JobsService;
  mappings: MappingStore;
  notifications: NotificationService;
  objects: ObjectStore;
}

/** Makes the jobs of this plugin known to the process. */
export function registerTasks(deps: TaskDeps): void {
  const { database, jobs } = deps;
  const reading = processOrdersUpload(deps);
  jobs.register(reading);
  const inspecting = inspectUpload(deps);
  jobs.register(inspecting);
  jobs.register(notifyBatch(deps));
  const resuming = resumeUploads({ database, jobs, reading, inspecting });
  jobs.register(resuming);
  jobs.registerCron({
    identifier: 'resume-uploads',
    pattern: '* * * * *',
    task: resuming,
    payload: {},
  });
}
