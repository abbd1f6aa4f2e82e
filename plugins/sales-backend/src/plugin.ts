import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { databaseServiceRef } from '@tieout/database';
import { tenantAccessServiceRef } from '@tieout/plugin-tenants-node';
import { DatabaseSalesStore } from './database/DatabaseSalesStore';
import { createRouter } from './router';

/** Sales figures, read from the marts. It owns no tables. */
export const salesPlugin = createBackendPlugin({
  pluginId: 'sales',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        database: databaseServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        tenantAccess: tenantAccessServiceRef,
      },
      async init(deps) {
        const sales = new DatabaseSalesStore();
        deps.httpRouter.use(createRouter({ ...deps, sales }));
      },
    });
  },
});
