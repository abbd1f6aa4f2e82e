import { ConfigReader } from '@backstage/config';
import { configuredTenants } from './configuredTenants';

const tenant = {
  slug: 'acme',
  name: 'Acme',
  stores: [
    {
      name: 'Acme EU',
      marketplace: 'shopify',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    },
  ],
  members: [{ memberRef: 'user:default/ada', role: 'admin' }],
};

const read = (tenants: unknown) =>
  configuredTenants(
    new ConfigReader(JSON.parse(JSON.stringify({ tieout: { tenants } }))),
  );

describe('configuredTenants', () => {
  it('asks for nothing where nothing is set', () => {
    expect(read(undefined)).toEqual([]);
  });

  it('takes tenants with their stores and members', () => {
    expect(read([tenant])).toEqual([tenant]);
  });

  it.each([
    ['slug', { ...tenant, slug: 'Acme Ltd' }, 'tieout.tenants.0.slug'],
    [
      'time zone',
      { ...tenant, stores: [{ ...tenant.stores[0], timeZone: 'Berlin' }] },
      'tieout.tenants.0.stores.0.timeZone',
    ],
    [
      'currency',
      { ...tenant, stores: [{ ...tenant.stores[0], currency: 'euro' }] },
      'tieout.tenants.0.stores.0.currency',
    ],
    [
      'role',
      { ...tenant, members: [{ memberRef: 'user:default/ada', role: 'boss' }] },
      'tieout.tenants.0.members.0.role',
    ],
    ['misspelt key', { ...tenant, member: [] }, 'tieout.tenants.0'],
  ])('names a wrong %s', (_, wrong, path) => {
    expect(() => read([wrong])).toThrow(path);
  });
});
