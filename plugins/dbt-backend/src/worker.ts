import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { jobsServiceRef } from '@tieout/plugin-jobs-node';
import { batchStoreServiceRef } from '@tieout/plugin-uploads-node';
import { setUpRuns } from './setUpRuns';

/** dbt in a process that serves nothing: runs it. */
export default createBackendPlugin({
  pluginId: 'dbt',
  register(env) {
    env.registerInit({
      deps: {
        batches: batchStoreServiceRef,
        config: coreServices.rootConfig,
        database: databaseServiceRef,
        jobs: jobsServiceRef,
        lifecycle: coreServices.lifecycle,
      },
      async init(deps) {
        await setUpRuns(deps);
      },
    });
  },
});
