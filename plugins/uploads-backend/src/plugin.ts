import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { databaseServiceRef } from '@tieout/database';
import { FileSystemObjectStore } from '@tieout/object-store';
import { DatabaseJobRunStore, jobsServiceRef } from '@tieout/plugin-jobs-node';
import {
  tenantAccessServiceRef,
  tenantDirectoryServiceRef,
} from '@tieout/plugin-tenants-node';
import { batchStoreServiceRef } from '@tieout/plugin-uploads-node';
import { DatabaseInspectionStore } from './database/DatabaseInspectionStore';
import { DatabaseLandedRowStore } from './database/DatabaseLandedRowStore';
import { DatabaseMappingStore } from './database/DatabaseMappingStore';
import { DatabaseRejectedRowStore } from './database/RejectedRowStore';
import { createRouter } from './router';
import { BatchFeed } from './services/BatchFeed';
import { OrphanSweep } from './services/OrphanSweep';
import { UploadReceiver } from './services/UploadReceiver';
import { registerTasks } from './tasks/registerTasks';
import { readUploadsConfig } from './uploadsConfig';

/**
 * Uploads: takes files in, has them read into `raw`, and shows what became of
 * them.
 */
export const uploadsPlugin = createBackendPlugin({
  pluginId: 'uploads',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        batches: batchStoreServiceRef,
        config: coreServices.rootConfig,
        database: databaseServiceRef,
        directory: tenantDirectoryServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        jobs: jobsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        scheduler: coreServices.scheduler,
        tenantAccess: tenantAccessServiceRef,
      },
      async init(deps) {
        const { batches, database, logger } = deps;
        const config = readUploadsConfig(deps.config);
        const objects = new FileSystemObjectStore({
          root: config.objectStoreDirectory,
        });
        const jobRuns = new DatabaseJobRunStore(database);
        const mappings = new DatabaseMappingStore();
        const inspections = new DatabaseInspectionStore();
        const { archiveLimits } = config;
        const stores = { inspections, jobRuns, mappings, objects };
        registerTasks({ ...deps, ...stores, archiveLimits });

        const { feed, stop } = await BatchFeed.start({
          database,
          batches,
          logger,
        });
        deps.lifecycle.addShutdownHook(stop);
        const sweep = new OrphanSweep({
          database,
          batches,
          inspections,
          objects,
          logger,
          ...config,
        });
        await deps.scheduler.scheduleTask({
          id: 'uploads-orphan-sweep',
          scope: 'local',
          frequency: { minutes: 5 },
          timeout: { minutes: 30 },
          initialDelay: { seconds: 10 },
          fn: signal => sweep.run(signal),
        });
        deps.httpRouter.use(
          createRouter({
            ...deps,
            ...stores,
            archiveLimits,
            feed,
            landedRows: new DatabaseLandedRowStore(),
            rejectedRows: new DatabaseRejectedRowStore(),
            receiver: new UploadReceiver({
              ...deps,
              inspections,
              objects,
              maxBytes: config.maxUploadBytes,
            }),
            maxUploadBytes: config.maxUploadBytes,
          }),
        );
      },
    });
  },
});
