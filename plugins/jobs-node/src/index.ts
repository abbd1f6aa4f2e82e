export {
  jobsServiceRef,
  jobsWorkerHealth,
  jobsWorkerServiceFactory,
} from './jobsServiceRef';
export type { JobsWorkerHealth } from './jobsServiceRef';
export type { JobsService } from './JobsService';
export type {
  CronDefinition,
  TaskContext,
  TaskDefinition,
} from './TaskDefinition';
export { TaskError, errorCode } from './TaskError';
export { GraphileJobs } from './GraphileJobs';
export { JobsRunner } from './runner/JobsRunner';
export type { JobsRunnerOptions } from './runner/JobsRunner';
export { DatabaseJobRunStore } from './database/DatabaseJobRunStore';
export type { JobRun, JobRunStatus, JobRunStore } from './database/JobRunStore';
export { DatabaseWorkerStore } from './database/DatabaseWorkerStore';
export type { WorkerRecord, WorkerStore } from './database/WorkerStore';
