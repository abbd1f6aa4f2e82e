import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { assertGuestOnLoopback } from './assertGuestOnLoopback';
import { TenantPolicy } from './TenantPolicy';

/** Makes tenant membership decide, and refuses to start where anybody could be a guest. */
export const permissionModuleTenants = createBackendModule({
  pluginId: 'permission',
  moduleId: 'tenants',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ config, policy, userInfo }) {
        assertGuestOnLoopback(config);
        policy.setPolicy(
          new TenantPolicy({
            userInfo,
            platformAdmins:
              config.getOptionalStringArray('tieout.platformAdmins') ?? [],
          }),
        );
      },
    });
  },
});
