import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { tenantPermissions } from '@tieout/plugin-tenants-common';
import {
  hasRole,
  tenantAccessServiceRef,
  tenantDirectoryServiceRef,
  tenantPermissionResourceRef,
} from '@tieout/plugin-tenants-node';
import { assertPermissionsEnabled } from './assertPermissionsEnabled';
import { configuredTenants } from './configuredTenants';
import { ensureDemoTenants } from './demo/ensureDemoTenants';
import { createRouter } from './router';

/** Tenants, their stores and members, and the permission rule about them. */
export const tenantsPlugin = createBackendPlugin({
  pluginId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        config: coreServices.rootConfig,
        directory: tenantDirectoryServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        tenantAccess: tenantAccessServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ config, httpRouter, permissionsRegistry, ...services }) {
        const { directory } = services;
        assertPermissionsEnabled(config);
        permissionsRegistry.addResourceType({
          resourceRef: tenantPermissionResourceRef,
          permissions: tenantPermissions,
          rules: [hasRole],
          getResources: ids => directory.getTenants(ids),
        });
        const toFilter = createConditionTransformer(
          permissionsRegistry.getPermissionRuleset(tenantPermissionResourceRef),
        );
        for (const tenant of configuredTenants(config)) {
          await directory.ensureTenant(tenant);
        }
        if (config.getOptionalBoolean('tieout.demo.enabled')) {
          await ensureDemoTenants(directory);
        }
        httpRouter.use(createRouter({ ...services, toFilter }));
      },
    });
  },
});
