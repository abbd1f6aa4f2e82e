import type { Store } from '@tieout/plugin-tenants-common';

const KEY = 'tieout.uploads.lastStore';

/** The store that this browser last uploaded to in a tenant. */
export function readLastStore(tenantId: string): string | undefined {
  try {
    return window.localStorage.getItem(`${KEY}.${tenantId}`) ?? undefined;
  } catch {
    // Storage may be forbidden; the reader then chooses at each visit.
    return undefined;
  }
}

/** Remembers a store for the next visit of this browser. */
export function rememberStore(tenantId: string, storeId: string): void {
  try {
    window.localStorage.setItem(`${KEY}.${tenantId}`, storeId);
  } catch {
    // Without storage the URL alone keeps the store.
  }
}

/**
 * The store that files go to: the one the URL names, else the last one used,
 * else the only one. Where several are left none is chosen: a file in the wrong
 * store is worse than a click.
 */
export function chooseStore(
  stores: readonly Store[],
  wanted: readonly (string | undefined)[],
): Store | undefined {
  for (const storeId of wanted) {
    const store = stores.find(candidate => candidate.storeId === storeId);
    if (store) return store;
  }
  return stores.length === 1 ? stores[0] : undefined;
}

/**
 * The store a sample goes to: the chosen one where the marketplace fits or none
 * of the stores fits better, else the first of the sample's marketplace.
 */
export function storeForSample(
  stores: readonly Store[],
  chosen: Store | undefined,
  marketplace: string,
): Store | undefined {
  if (chosen?.marketplace === marketplace) return chosen;
  const fitting = stores.find(store => store.marketplace === marketplace);
  return fitting ?? chosen ?? stores[0];
}
