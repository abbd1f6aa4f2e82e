import { buffer } from 'node:stream/consumers';
import { type OrdersFileSpec, ordersFile } from './generateOrders';

/** How a sample is shown to who may try it. */
export interface SampleEntry {
  /** File name. */
  name: string;
  title: string;
  description: string;
  /** Marketplace of the stores that it fits. */
  marketplace: string;
}

/** A sample file, and how it comes about. */
export interface SampleDefinition extends SampleEntry {
  content(): Promise<Buffer>;
}

const PERIOD = { from: '2026-10-26', to: '2026-11-15' };
const orders = (spec: OrdersFileSpec) => () => buffer(ordersFile(spec));

const STOCK_LIST = `Article,Warehouse,On hand,Reserved,Reorder at
OAK-TRAY-001,Bristol,40,3,12
LIN-APRO-002,Bristol,12,0,10
STO-MUG-003,Whitby,118,21,40
`;

/** The samples that lie in `files`. */
export const SAMPLE_FILES: readonly SampleDefinition[] = [
  {
    name: 'amazon-all-orders.txt',
    title: 'Amazon: All Orders',
    description:
      'Three weeks of orders in US dollars, tab-separated, with pending and cancelled ones. Every row is good.',
    marketplace: 'amazon',
    content: orders({
      ...PERIOD,
      profile: 'amazon-all-orders',
      seed: 'sample amazon',
      rows: 180,
      currency: 'USD',
      timeZone: 'America/New_York',
      orderIdPrefix: '113',
      catalogueSize: 18,
    }),
  },
  {
    name: 'shopify-orders.csv',
    title: 'Shopify: Orders',
    description:
      'Three weeks of orders in euros, several lines an order, with discounts and refunds. Every row is good.',
    marketplace: 'shopify',
    content: orders({
      ...PERIOD,
      profile: 'shopify-orders',
      seed: 'sample shopify',
      rows: 160,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      orderIdPrefix: '#S',
      catalogueSize: 18,
    }),
  },
  {
    name: 'tieout-orders.csv',
    title: 'Tieout orders CSV',
    description:
      "Three weeks of a web shop's orders in pounds, in Tieout's own layout. Every row is good.",
    marketplace: 'other',
    content: orders({
      ...PERIOD,
      profile: 'tieout-orders',
      seed: 'sample tieout',
      rows: 140,
      currency: 'GBP',
      timeZone: 'Europe/London',
      orderIdPrefix: 'WEB-',
      catalogueSize: 18,
    }),
  },
  {
    name: 'tieout-orders-with-rejects.csv',
    title: 'Orders with bad rows',
    description:
      'Good orders, and rows with a decimal comma, a missing quantity, too few cells, no such date, and a formula: each is rejected with its reason.',
    marketplace: 'other',
    content: orders({
      ...PERIOD,
      profile: 'tieout-orders',
      seed: 'sample rejects',
      rows: 120,
      currency: 'GBP',
      timeZone: 'Europe/London',
      orderIdPrefix: 'BAD-',
      catalogueSize: 18,
      badRows: 0.15,
    }),
  },
  {
    name: 'stock-list.csv',
    title: 'Not an orders file',
    description:
      'A stock list. No kind of orders export has this header, so the file is refused and says why.',
    marketplace: 'other',
    content: async () => Buffer.from(STOCK_LIST),
  },
];
