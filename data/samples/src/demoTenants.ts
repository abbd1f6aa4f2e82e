import type { SampleProfile } from './generateOrders';

/** A store of a demo tenant. */
export interface DemoStore {
  storeId: string;
  name: string;
  marketplace: string;
  /** ISO 4217. */
  currency: string;
  /** IANA. */
  timeZone: string;
  /** The kind of file that the store exports. */
  profile: SampleProfile;
}

/** A tenant that a first start makes, so that no page is empty. */
export interface DemoTenant {
  tenantId: string;
  slug: string;
  name: string;
  stores: readonly DemoStore[];
}

/** The demo tenants and their stores; all of it is invented. */
export const demoTenants: readonly DemoTenant[] = [
  {
    tenantId: '0199a000-0000-7000-8000-000000000001',
    slug: 'harbour-and-pine',
    name: 'Harbour & Pine',
    stores: [
      {
        storeId: '0199a000-0000-7000-8000-000000000011',
        name: 'Harbour & Pine on Amazon US',
        marketplace: 'amazon',
        currency: 'USD',
        timeZone: 'America/New_York',
        profile: 'amazon-all-orders',
      },
      {
        storeId: '0199a000-0000-7000-8000-000000000012',
        name: 'harbourandpine.example',
        marketplace: 'shopify',
        currency: 'USD',
        timeZone: 'America/Los_Angeles',
        profile: 'shopify-orders',
      },
    ],
  },
  {
    tenantId: '0199a000-0000-7000-8000-000000000002',
    slug: 'lumen-living',
    name: 'Lumen Living',
    stores: [
      {
        storeId: '0199a000-0000-7000-8000-000000000021',
        name: 'lumen-living.example',
        marketplace: 'shopify',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        profile: 'shopify-orders',
      },
      {
        storeId: '0199a000-0000-7000-8000-000000000022',
        name: 'Lumen Living UK wholesale',
        marketplace: 'other',
        currency: 'GBP',
        timeZone: 'Europe/London',
        profile: 'tieout-orders',
      },
    ],
  },
];
