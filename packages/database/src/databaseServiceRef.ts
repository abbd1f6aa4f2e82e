import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { PostgresDatabase } from './PostgresDatabase';
import { TieoutDatabase } from './TieoutDatabase';

/**
 * The database of Tieout as a Backstage service, one pool a process.
 * Reads `tieout.database` from the configuration.
 */
export const databaseServiceRef = createServiceRef<TieoutDatabase>({
  id: 'tieout.database',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.rootLogger,
      },
      async factory({ config, lifecycle, logger }) {
        const section = config.getConfig('tieout.database');
        const database = new PostgresDatabase({
          url: section.getString('url'),
          maxConnections: section.getOptionalNumber('maxConnections'),
          dbtPassword: section.getOptionalString('dbtPassword'),
          onError: error =>
            logger.warn('A database connection was lost', {
              error: `${error}`,
            }),
        });
        lifecycle.addShutdownHook(() => database.close());
        return database;
      },
    }),
});
