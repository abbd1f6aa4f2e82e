import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_TENANT } from '@tieout/plugin-tenants-common';
import {
  createTenantOperation,
  tenantAccessServiceRef,
} from '@tieout/plugin-tenants-node';
import createPromiseRouter from 'express-promise-router';

const groupsOfUser: Record<string, string[]> = {
  'user:default/grace': ['group:default/finance'],
};

/** Users, some of whom are in groups. */
export const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: { auth: coreServices.auth },
  factory: ({ auth }) => ({
    async getUserInfo(credentials) {
      if (!auth.isPrincipal(credentials, 'user')) throw new Error('no user');
      const { userEntityRef } = credentials.principal;
      return {
        userEntityRef,
        ownershipEntityRefs: [
          userEntityRef,
          ...(groupsOfUser[userEntityRef] ?? []),
        ],
      };
    },
  }),
});

// The mocked tokens between plugins forget that a plugin acts for the user;
// the permission framework wants to know, as it does in production.
export const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const service = mockServices.auth({ pluginId: plugin.getId() });
    const issueForService = service.getPluginRequestToken.bind(service);
    service.getPluginRequestToken = async options => {
      const { onBehalfOf } = options;
      if (!service.isPrincipal(onBehalfOf, 'user')) {
        return await issueForService(options);
      }
      return {
        token: mockCredentials.user.token(onBehalfOf.principal.userEntityRef, {
          actor: { subject: `plugin:${plugin.getId()}` },
        }),
      };
    };
    return service;
  },
});

/** Another plugin, with operations in tenants. */
export const thingsPlugin = createBackendPlugin({
  pluginId: 'things',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        tenantAccess: tenantAccessServiceRef,
      },
      async init({ httpRouter, ...services }) {
        const operation = createTenantOperation(services);
        const router = createPromiseRouter();
        for (const action of ['create', 'delete'] as const) {
          router.post(
            `/tenants/:tenantId/${action}`,
            operation({
              permission: createPermission({
                name: `things.${action}`,
                attributes: { action },
                resourceType: RESOURCE_TYPE_TENANT,
              }),
              eventId: `thing-${action}`,
              act: async () => ({ body: { done: action } }),
            }),
          );
        }
        httpRouter.use(router);
      },
    });
  },
});
