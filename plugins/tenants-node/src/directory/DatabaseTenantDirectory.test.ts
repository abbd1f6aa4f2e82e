import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  createTestDatabase,
  type TestDatabase,
} from '@tieout/database/testing';
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

  it('leaves a tenant and a store as they were renamed since', async () => {
    const other = await createTestDatabase();
    try {
      const fresh = await DatabaseTenantDirectory.create(other.database);
      const definition = {
        ...south,
        tenantId: uuid(),
        stores: [{ ...north.stores[0], storeId: uuid() }],
      };
      await fresh.ensureTenant(definition);
      await other.database.withSystem(async tx => {
        await tx('tenants.tenants').update({ slug: 'sud', name: 'Sud' });
        await tx('tenants.stores').update({ name: 'Sud US' });
      });
      const again = await fresh.ensureTenant(definition);
      expect(again).toMatchObject({
        tenantId: definition.tenantId,
        slug: 'sud',
        name: 'Sud',
        stores: [{ name: 'Sud US' }],
      });
      expect(await fresh.findTenants()).toEqual([again]);
    } finally {
      await other.destroy();
    }
  });

  it('knows a store under its own tenant only', async () => {
    const [store] = tenants.north.stores;
    await expect(
      directory.getStore(tenants.north.tenantId, store.storeId),
    ).resolves.toEqual(store);
    await expect(
      directory.getStore(tenants.south.tenantId, store.storeId),
    ).resolves.toBeUndefined();
  });

  it('takes an unknown id, and one that is no UUID, for an id of nothing', async () => {
    await expect(directory.getTenant(uuid())).resolves.toBeUndefined();
    await expect(directory.getTenant(`' or 1=1`)).resolves.toBeUndefined();
    await expect(
      directory.getStore(tenants.north.tenantId, 'x'),
    ).resolves.toBeUndefined();
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
});
