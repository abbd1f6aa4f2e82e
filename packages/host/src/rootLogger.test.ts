import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { coreServices } from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { transports } from 'winston';
import { rootLoggerServiceFactory } from './rootLogger';

const SCHEMA = {
  backstageConfigSchemaVersion: 1,
  schemas: [
    {
      packageName: 'one',
      path: 'one/config.d.ts',
      value: {
        type: 'object',
        properties: {
          password: { type: 'string', visibility: 'secret' },
        },
      },
    },
  ],
};

describe('rootLogger', () => {
  let folder: string;
  let lines: string[];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'tieout-host-'));
    lines = [];
    jest
      .spyOn(transports.Console.prototype, 'log')
      .mockImplementation((entry, next) => {
        lines.push((entry as Record<symbol, string>)[Symbol.for('message')]);
        (next as () => void)();
      });
    process.env.TIEOUT_CONFIG_SCHEMA = path.join(folder, 'schema.json');
    writeFileSync(process.env.TIEOUT_CONFIG_SCHEMA, JSON.stringify(SCHEMA));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.TIEOUT_CONFIG_SCHEMA;
    rmSync(folder, { recursive: true });
  });

  const loggerFor = async (
    data: Parameters<typeof mockServices.rootConfig>[0],
  ) =>
    await ServiceFactoryTester.from(rootLoggerServiceFactory, {
      dependencies: [mockServices.rootConfig.factory(data)],
    }).getService(coreServices.rootLogger);

  it('hides what the collected schema holds to be secret', async () => {
    const logger = await loggerFor({
      data: { password: 'open-sesame', title: 'everyone' },
    });

    logger.info('open-sesame, everyone');

    expect(lines.at(-1)).toContain('***, everyone');
    expect(lines.join()).not.toContain('open-sesame');
  });

  it('heeds the level and its overrides', async () => {
    const logger = await loggerFor({
      data: {
        backend: {
          logger: {
            level: 'warn',
            overrides: [{ matchers: { task: 'loud' }, level: 'debug' }],
          },
        },
      },
    });
    lines = [];

    logger.info('quiet');
    logger.info('heard', { task: 'loud' });
    logger.warn('seen');

    expect(lines.map(line => /quiet|heard|seen/.exec(line)?.[0])).toEqual([
      'heard',
      'seen',
    ]);
  });
});
