import type { Readable } from 'node:stream';
import { type DemoStore, type DemoTenant, demoTenants } from './demoTenants';
import { LAYOUTS, ordersFile } from './generateOrders';
import { addDays, daysBetween } from './localTime';

const DAYS = 90;
const ROWS_PER_DAY: Readonly<Record<DemoStore['profile'], number>> = {
  'amazon-all-orders': 20,
  'shopify-orders': 16,
  'tieout-orders': 9,
};

/** One export of a demo store: the orders of a month, or of a part of one. */
export interface DemoFile {
  tenant: DemoTenant;
  store: DemoStore;
  fileName: string;
  /** First and last local day, `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** The file's bytes, generated anew at each call and always the same. */
  open(): Readable;
}

/**
 * The demo stores' exports of the ninety days that end with `until`, a file
 * for each store and month, oldest first: some 5,000 order lines in all.
 *
 * @param until - last local day, `YYYY-MM-DD`
 */
export function demoHistory(until: string): DemoFile[] {
  const days = daysBetween(addDays(until, 1 - DAYS), until);
  const months = [...new Set(days.map(day => day.slice(0, 7)))];
  return months.flatMap(month => {
    const daysOfMonth = days.filter(day => day.startsWith(month));
    return demoTenants.flatMap(tenant =>
      tenant.stores.map(store => demoFile(tenant, store, daysOfMonth, until)),
    );
  });
}

function demoFile(
  tenant: DemoTenant,
  store: DemoStore,
  days: readonly string[],
  asOf: string,
): DemoFile {
  const from = days[0] ?? '';
  const to = days.at(-1) ?? from;
  const month = from.slice(0, 7);
  const extension = LAYOUTS[store.profile].delimiter === '\t' ? 'txt' : 'csv';
  return {
    tenant,
    store,
    fileName: `${tenant.slug}-${store.marketplace}-orders-${month}.${extension}`,
    from,
    to,
    open: () =>
      ordersFile({
        profile: store.profile,
        // The seed is the store's, so that it sells the same products always.
        seed: store.storeId,
        rows: days.length * ROWS_PER_DAY[store.profile],
        from,
        to,
        asOf,
        currency: store.currency,
        timeZone: store.timeZone,
        catalogueSize: 24,
        firstOrderNumber: Number(month.replace('-', '')) * 10_000,
      }),
  };
}
