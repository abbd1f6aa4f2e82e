import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  createTestDatabase,
  type TestDatabase,
} from '@tieout/database/testing';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { hasRole } from '../permissions/hasRole';
import { DatabaseTenantDirectory } from './DatabaseTenantDirectory';
import type {
  TenantDefinition,
  TenantFilter,
  TenantRecord,
} from './TenantRecord';

const north: TenantDefinition = {
  slug: 'north',
  name: 'North',
  stores: [
    {
      name: 'North US',
      marketplace: 'amazon',
      currency: 'USD',
      timeZone: 'America/New_York',
    },
    {
      name: 'North EU',
      marketplace: 'shopify',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    },
  ],
  members: [
    { memberRef: 'user:default/Ada', role: 'admin' },
    { memberRef: 'group:default/finance', role: 'viewer' },
  ],
};
const south: TenantDefinition = {
  slug: 'south',
  name: 'South',
  stores: [],
  members: [
    { memberRef: 'user:default/ada', role: 'viewer' },
    { memberRef: 'user:default/grace', role: 'uploader' },
  ],
};

describe('DatabaseTenantDirectory', () => {
  let test: TestDatabase;
  let directory: DatabaseTenantDirectory;
  let tenants: { north: TenantRecord; south: TenantRecord };

  beforeAll(async () => {
    test = await createTestDatabase();
    directory = await DatabaseTenantDirectory.create(test.database);
    tenants = {
      north: await directory.ensureTenant(north),
      south: await directory.ensureTenant(south),
    };
  });

  afterAll(() => test.destroy());

  const slugs = (found: TenantRecord[]) => found.map(tenant => tenant.slug);

  it('answers a tenant with stores by name and members by reference', async () => {
    const found = await directory.getTenant(tenants.north.tenantId);
    expect(found).toMatchObject({
      slug: 'north',
      name: 'North',
      stores: [{ name: 'North EU' }, { name: 'North US', currency: 'USD' }],
      members: [
        { memberRef: 'group:default/finance', role: 'viewer' },
        { memberRef: 'user:default/ada', role: 'admin' },
      ],
    });
  });

  it('changes nothing when a tenant is ensured again, even by many at once', async () => {
    const again = await Promise.all(
      [1, 2, 3].map(() =>
        directory.ensureTenant({ ...north, name: 'Renamed by the demo' }),
      ),
    );
    expect(again).toEqual([tenants.north, tenants.north, tenants.north]);
  });

  it('adds what an existing tenant lacks and keeps a role that was changed', async () => {
    const grown = await directory.ensureTenant({
      ...south,
      stores: north.stores.slice(0, 1),
      members: [{ memberRef: 'user:default/grace', role: 'admin' }],
    });
    expect(grown.stores.map(store => store.name)).toEqual(['North US']);
    expect(grown.members).toEqual(tenants.south.members);
  });

  it('knows a store under its own tenant only', async () => {
    const [store] = tenants.north.stores;
    await expect(
      directory.getStore(tenants.north.tenantId, store.storeId),
    ).resolves.toEqual(store);
    await expect(
      directory.getStore(tenants.south.tenantId, store.storeId),
    ).resolves.toBeUndefined();
    await expect(directory.listStores(tenants.north.tenantId)).resolves.toEqual(
      tenants.north.stores,
    );
  });

  it('takes an unknown id, and one that is no UUID, for an id of nothing', async () => {
    await expect(directory.getTenant(uuid())).resolves.toBeUndefined();
    await expect(directory.getTenant(`' or 1=1`)).resolves.toBeUndefined();
    await expect(
      directory.getStore(tenants.north.tenantId, 'x'),
    ).resolves.toBeUndefined();
    await expect(directory.listStores(uuid())).resolves.toEqual([]);
  });

  it('answers many tenants in the order of the ids, gaps where there is none', async () => {
    const found = await directory.getTenants([
      tenants.south.tenantId,
      'no-uuid',
      uuid(),
      tenants.north.tenantId,
    ]);
    expect(found.map(tenant => tenant?.slug)).toEqual([
      'south',
      undefined,
      undefined,
      'north',
    ]);
  });

  it('lists all tenants, oldest first, for housekeeping', async () => {
    await expect(directory.listTenantIds()).resolves.toEqual([
      tenants.north.tenantId,
      tenants.south.tenantId,
    ]);
  });

  describe('filters by the rule HAS_ROLE', () => {
    it.each([
      ['user:default/ada', 'viewer'],
      ['user:default/ada', 'uploader'],
      ['user:default/ada', 'admin'],
      ['user:default/grace', 'viewer'],
      ['user:default/grace', 'admin'],
      ['group:default/finance', 'viewer'],
      ['group:default/finance', 'uploader'],
      ['user:default/nobody', 'viewer'],
    ] as const)(
      'to the same tenants for %s as %s whether in memory or in SQL',
      async (memberRef, role) => {
        const params = { memberRefs: [memberRef], role };
        const inMemory = (await directory.findTenants()).filter(tenant =>
          hasRole.apply(tenant, params),
        );
        const inSql = await directory.findTenants(hasRole.toQuery(params));
        expect(inSql).toEqual(inMemory);
      },
    );

    it('however the conditions are nested', async () => {
      const ada = hasRole.toQuery({
        memberRefs: ['user:default/ada'],
        role: 'viewer',
      });
      const grace = hasRole.toQuery({
        memberRefs: ['user:default/grace'],
        role: 'viewer',
      });
      const all: PermissionCriteria<TenantFilter> = { allOf: [ada, grace] };
      const either: PermissionCriteria<TenantFilter> = {
        anyOf: [grace, { not: grace }],
      };
      expect(
        slugs(await directory.findTenants({ allOf: [ada, grace] })),
      ).toEqual(['south']);
      expect(slugs(await directory.findTenants({ not: all }))).toEqual([
        'north',
      ]);
      expect(slugs(await directory.findTenants(either))).toEqual([
        'north',
        'south',
      ]);
      expect(
        slugs(await directory.findTenants({ allOf: [ada, { not: grace }] })),
      ).toEqual(['north']);
    });

    it('to none where nobody is named', async () => {
      const nobody = hasRole.toQuery({ memberRefs: [], role: 'viewer' });
      await expect(directory.findTenants(nobody)).resolves.toEqual([]);
    });
  });

  describe('beneath it, in the database', () => {
    const tables = ['tenants', 'stores', 'tenant_members'];

    it.each(tables)(
      'shows a transaction of one tenant no row of another in %s',
      async table => {
        const rows = await test.database.withTenant(
          tenants.north.tenantId,
          tx => tx(`tenants.${table}`).distinct('tenant_id'),
        );
        expect(rows).toEqual([{ tenant_id: tenants.north.tenantId }]);
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
        test.database.withTenant(tenants.north.tenantId, tx =>
          tx('tenants.tenant_members').insert({
            tenant_id: tenants.north.tenantId,
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
          `select tenant_id, name, time_zone from raw.stores where name = 'North EU'`,
        );
        expect(rows).toEqual([
          {
            tenant_id: tenants.north.tenantId,
            name: 'North EU',
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
