import { HostDiscovery } from '@backstage/backend-defaults/discovery';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';

/**
 * Plugins are found where the backend serves them, for a worker serves none:
 * at its public address, unless the configuration names others.
 */
export const backendDiscoveryServiceFactory = createServiceFactory({
  service: coreServices.discovery,
  deps: { config: coreServices.rootConfig, logger: coreServices.rootLogger },
  factory: ({ config, logger }) =>
    HostDiscovery.fromConfig(config, {
      logger,
      defaultEndpoints: [
        {
          target: `${config.getString('backend.baseUrl').replace(/\/$/, '')}/api/{{pluginId}}`,
          plugins: ['*'],
        },
      ],
    }),
});
