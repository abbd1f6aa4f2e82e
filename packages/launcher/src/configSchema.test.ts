import { readFileSync } from 'node:fs';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';
import { ensureConfigSchema } from './configSchema';
import { packageFolders, packageJson } from './sources';

const CONFIG = {
  app: { title: 'public' },
  backend: {
    listen: 'public',
    auth: { keys: [{ secret: 'signs tokens' }] },
    database: { connection: { password: 'of Backstage' } },
  },
  tieout: {
    database: { url: 'with a password', dbtPassword: 'of dbt' },
    tenants: [{ slug: 'public' }],
  },
};

/** What the schema holds to be secret in the configuration above. */
function secretsBy(schema: ConfigSchema): unknown {
  const [found] = schema.process([{ data: CONFIG, context: 'test' }], {
    visibility: ['secret'],
    ignoreSchemaErrors: true,
  });
  return found.data;
}

describe('ensureConfigSchema', () => {
  it('finds the secrets that the declarations of all packages name', async () => {
    const file = await ensureConfigSchema();

    const collected = await loadConfigSchema({
      serialized: JSON.parse(readFileSync(file, 'utf8')),
    });
    const whole = await loadConfigSchema({
      dependencies: packageFolders().map(folder => packageJson(folder).name),
    });
    expect(secretsBy(collected)).toEqual(secretsBy(whole));
    expect(secretsBy(collected)).toMatchObject({
      backend: { auth: { keys: [{ secret: 'signs tokens' }] } },
      tieout: {
        database: { url: 'with a password', dbtPassword: 'of dbt' },
      },
    });
  });
});
