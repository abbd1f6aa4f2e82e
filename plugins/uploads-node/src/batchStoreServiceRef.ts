import {
  createServiceFactory,
  createServiceRef,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { BatchStore } from './batches/BatchStore';
import { DatabaseBatchStore } from './batches/DatabaseBatchStore';

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
      deps: { database: databaseServiceRef },
      async factory({ database }) {
        await database.migrate({
          schema: 'uploads',
          directory: uploadsMigrations(),
        });
        return new DatabaseBatchStore();
      },
    }),
});

/** Folder of the migrations of the schema `uploads`. */
export function uploadsMigrations(): string {
  return resolvePackagePath('@tieout/plugin-uploads-node', 'migrations');
}
