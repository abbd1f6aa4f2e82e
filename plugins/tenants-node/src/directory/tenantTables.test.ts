import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  createTestDatabase,
  type TestDatabase,
} from '@tieout/database/testing';
import { Client } from 'pg';
import { DatabaseTenantDirectory } from './DatabaseTenantDirectory';
import type { TenantRecord } from './TenantRecord';

describe('the tables of tenants', () => {
  let test: TestDatabase;
  let north: TenantRecord;

  beforeAll(async () => {
    test = await createTestDatabase();
    const directory = await DatabaseTenantDirectory.create(test.database);
    const tenant = (slug: string) =>
      directory.ensureTenant({
        slug,
        name: slug,
        stores: [
          {
            name: `${slug} EU`,
            marketplace: 'shopify',
            currency: 'EUR',
            timeZone: 'Europe/Berlin',
          },
        ],
        members: [{ memberRef: 'user:default/ada', role: 'admin' }],
      });
    north = await tenant('north');
    await tenant('south');
  });

  afterAll(() => test.destroy());

  const tables = ['tenants', 'stores', 'tenant_members'];

  it.each(tables)(
    'shows a transaction of one tenant no row of another in %s',
    async table => {
      const rows = await test.database.withTenant(north.tenantId, tx =>
        tx(`tenants.${table}`).distinct('tenant_id'),
      );
      expect(rows).toEqual([{ tenant_id: north.tenantId }]);
    },
  );

  // A connection that has never had a tenant, and one that had, say it differently.
  const noTenant = /app\.tenant_id|invalid input syntax for type uuid: ""/;

  it.each(tables)('fails without a tenant on %s', async table => {
    await expect(
      test.database.knex(`tenants.${table}`).select('tenant_id'),
    ).rejects.toThrow(noTenant);
    await expect(
      test.database.knex.transaction(async tx => {
        await tx.raw('set local role tieout_app');
        return await tx(`tenants.${table}`).select('tenant_id');
      }),
    ).rejects.toThrow(noTenant);
  });

  it('lets code that acts inside a tenant change no membership', async () => {
    await expect(
      test.database.withTenant(north.tenantId, tx =>
        tx('tenants.tenant_members').insert({
          tenant_id: north.tenantId,
          member_ref: 'user:default/mallory',
          role: 'admin',
        }),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('runs application code as a role that owns none of the tables and bypasses nothing', async () => {
    const { rows } = await test.database.knex.raw(`
        select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
            pg_get_userbyid(c.relowner) as owner, r.rolbypassrls, r.rolsuper
          from pg_class c, pg_roles r
         where c.relnamespace = 'tenants'::regnamespace and c.relkind = 'r'
           and c.relname not like 'knex%' and r.rolname = 'tieout_app'
         order by 1`);
    expect(rows).toEqual(
      ['stores', 'tenant_members', 'tenants'].map(relname => ({
        relname,
        forced: true,
        owner: 'tieout',
        rolbypassrls: false,
        rolsuper: false,
      })),
    );
  });

  it('gives dbt the stores of all tenants and nothing of the schema tenants', async () => {
    const dbt = new Client({ connectionString: test.dbtUrl });
    await dbt.connect();
    try {
      const { rows } = await dbt.query(
        `select tenant_id, name, time_zone from raw.stores where name = 'north EU'`,
      );
      expect(rows).toEqual([
        {
          tenant_id: north.tenantId,
          name: 'north EU',
          time_zone: 'Europe/Berlin',
        },
      ]);
      await expect(dbt.query('select * from tenants.stores')).rejects.toThrow(
        /permission denied/,
      );
    } finally {
      await dbt.end();
    }
  });
});

describe('the migrations of tenants', () => {
  it('go down and up again', async () => {
    const test = await createTestDatabase();
    try {
      const migrations = {
        schema: 'tenants',
        directory: resolvePackagePath(
          '@tieout/plugin-tenants-node',
          'migrations',
        ),
      };
      await test.database.migrate(migrations);
      await test.database.knex.migrate.rollback(
        { directory: migrations.directory, schemaName: 'tenants' },
        true,
      );
      const { rows } = await test.database.knex.raw(`
        select relname from pg_class
         where relnamespace in ('tenants'::regnamespace, 'raw'::regnamespace)
           and relkind in ('r', 'v') and relname not like 'knex%'`);
      expect(rows).toEqual([]);
      await test.database.migrate(migrations);
    } finally {
      await test.destroy();
    }
  });
});
