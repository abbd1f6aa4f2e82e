import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';

/**
 * A router that opens no address: plugins register their operations as in the
 * backend, and a worker serves none of them.
 */
export const closedHttpRouterServiceFactory = createServiceFactory({
  service: coreServices.httpRouter,
  deps: {},
  factory: () => ({ use() {}, addAuthPolicy() {} }),
});
