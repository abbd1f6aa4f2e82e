import { readFile } from 'node:fs/promises';
import { createConfigSecretEnumerator } from '@backstage/backend-defaults/rootConfig';
import {
  WinstonLogger,
  WinstonLoggerLevelOverride,
} from '@backstage/backend-defaults/rootLogger';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';
import { format, transports } from 'winston';

/**
 * Backstage's root logger, with `backend.logger` and `LOG_LEVEL` as there, and
 * with the same redaction of the configuration's secrets.
 *
 * Which keys are secret is read from the file that `TIEOUT_CONFIG_SCHEMA`
 * names, the serialized form of `@backstage/config-loader`; without it the
 * declarations of all packages are compiled at each start.
 */
export const rootLoggerServiceFactory = createServiceFactory({
  service: coreServices.rootLogger,
  deps: { config: coreServices.rootConfig },
  async factory({ config }) {
    const settings = config.getOptionalConfig('backend.logger');
    const logger = WinstonLogger.create({
      meta: { service: 'backstage', ...settings?.getOptional('meta') },
      level:
        process.env.LOG_LEVEL || settings?.getOptionalString('level') || 'info',
      format:
        process.env.NODE_ENV === 'production'
          ? format.json()
          : WinstonLogger.colorFormat(),
      transports: [new transports.Console()],
    });
    const findSecrets = await createConfigSecretEnumerator({
      logger,
      schema: await collectedSchema(process.env.TIEOUT_CONFIG_SCHEMA),
    });
    const follow = () => {
      logger.addRedactions(findSecrets(config));
      logger.setLevelOverrides(
        config.getOptional<WinstonLoggerLevelOverride[]>(
          'backend.logger.overrides',
        ) ?? [],
      );
    };
    follow();
    config.subscribe?.(follow);
    return logger;
  },
});

async function collectedSchema(
  file: string | undefined,
): Promise<ConfigSchema | undefined> {
  if (!file) return undefined;
  const serialized = JSON.parse(await readFile(file, 'utf8'));
  return loadConfigSchema({ serialized });
}
