import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { databaseServiceRef } from '@tieout/database';
import { FileSystemObjectStore } from '@tieout/object-store';
import { DatabaseJobRunStore, jobsServiceRef } from '@tieout/plugin-jobs-node';
import { tenantDirectoryServiceRef } from '@tieout/plugin-tenants-node/directory';
import { batchStoreServiceRef } from '@tieout/plugin-uploads-node';
import { DatabaseInspectionStore } from './database/DatabaseInspectionStore';
import { DatabaseMappingStore } from './database/DatabaseMappingStore';
import { registerTasks } from './tasks/registerTasks';
import { readUploadsConfig } from './uploadsConfig';

/** Uploads in a process that serves nothing: reads the files that came in. */
export default createBackendPlugin({
  pluginId: 'uploads',
  register(env) {
    env.registerInit({
      deps: {
        batches: batchStoreServiceRef,
        config: coreServices.rootConfig,
        database: databaseServiceRef,
        directory: tenantDirectoryServiceRef,
        jobs: jobsServiceRef,
        notifications: notificationService,
      },
      async init(deps) {
        const { archiveLimits, objectStoreDirectory } = readUploadsConfig(
          deps.config,
        );
        registerTasks({
          ...deps,
          archiveLimits,
          inspections: new DatabaseInspectionStore(),
          jobRuns: new DatabaseJobRunStore(deps.database),
          mappings: new DatabaseMappingStore(),
          objects: new FileSystemObjectStore({ root: objectStoreDirectory }),
        });
      },
    });
  },
});
