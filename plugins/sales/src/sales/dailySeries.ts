import type { Sales } from '@tieout/plugin-sales-common';

type SalesDay = Sales['days'][number];

/** The days of one store in one currency, one entry a day; null: no sales that day. */
export interface StoreSeries {
  storeId: string;
  storeName: string;
  days: Array<SalesDay | null>;
}

/** What a chart of one currency draws. */
export interface DailySeries {
  /** All days of the span, `YYYY-MM-DD`, those without sales too. */
  dates: string[];
  stores: StoreSeries[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

// Calendar days have no zone; reckoning them in UTC keeps summer time out of it.
function datesBetween(first: string, last: string): string[] {
  const dates: string[] = [];
  const end = Date.parse(`${last}T00:00:00Z`);
  for (let day = Date.parse(`${first}T00:00:00Z`); day <= end; day += DAY_MS) {
    dates.push(new Date(day).toISOString().slice(0, 10));
  }
  return dates;
}

/**
 * Arranges the sales of one currency for a chart: every day of the span, so that
 * a day without sales is a gap and not left out, and one series a store.
 */
export function dailySeries(sales: Sales, currency: string): DailySeries {
  const days = sales.days.filter(day => day.currency === currency);
  const known = days.map(day => day.date).sort();
  const first = sales.from ?? known.at(0);
  const last = sales.to ?? known.at(-1);
  const dates = first && last ? datesBetween(first, last) : [];
  const names = new Map(sales.stores.map(store => [store.storeId, store.name]));
  const storeIds = [...new Set(days.map(day => day.storeId))];
  const stores = storeIds.map(storeId => {
    const byDate = new Map(
      days.filter(day => day.storeId === storeId).map(day => [day.date, day]),
    );
    return {
      storeId,
      storeName: names.get(storeId) ?? storeId,
      days: dates.map(date => byDate.get(date) ?? null),
    };
  });
  return {
    dates,
    stores: stores.sort((a, b) => a.storeName.localeCompare(b.storeName)),
  };
}
