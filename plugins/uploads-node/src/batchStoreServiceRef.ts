import {
  createServiceFactory,
  createServiceRef,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { jobsServiceRef } from '@tieout/plugin-jobs-node';
import { BatchStore } from './batches/BatchStore';
import { NotifyingBatchStore } from './batches/NotifyingBatchStore';

/**
 * Batches and their life cycle. Whoever depends on it finds the schema
 * `uploads` and the tables and views of `raw` up to date.
 */
export const batchStoreServiceRef = createServiceRef<BatchStore>({
  id: 'tieout.batch-store',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { database: databaseServiceRef, jobs: jobsServiceRef },
      async factory({ database, jobs }) {
        await database.migrate({
          schema: 'uploads',
          directory: uploadsMigrations(),
        });
        return new NotifyingBatchStore(jobs);
      },
    }),
});

/** Folder of the migrations of the schema `uploads`. */
export function uploadsMigrations(): string {
  return resolvePackagePath('@tieout/plugin-uploads-node', 'migrations');
}
