import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { jobsServiceRef } from '@tieout/plugin-jobs-node';
import { tenantAccessServiceRef } from '@tieout/plugin-tenants-node';
import { batchStoreServiceRef } from '@tieout/plugin-uploads-node';
import { createRouter } from './router';
import { setUpRuns } from './setUpRuns';

/**
 * dbt: brings loaded batches into the marts and shows its runs.
 */
export const dbtPlugin = createBackendPlugin({
  pluginId: 'dbt',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        batches: batchStoreServiceRef,
        config: coreServices.rootConfig,
        database: databaseServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        jobs: jobsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        tenantAccess: tenantAccessServiceRef,
      },
      async init(deps) {
        const { runner, runs } = await setUpRuns(deps);
        deps.httpRouter.use(createRouter({ ...deps, runner, runs }));
      },
    });
  },
});
