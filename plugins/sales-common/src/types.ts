import type { components } from './schema/openapi';

/** Sales of a tenant by local day, store and currency; amounts are decimal strings. */
export type Sales = components['schemas']['Sales'];

/** One local day of one store in one currency. */
export type SalesDay = components['schemas']['SalesDay'];

/** Sums of the days shown, per currency. */
export type SalesTotal = components['schemas']['SalesTotal'];

/** How far the marts are behind what was loaded. */
export type Freshness = components['schemas']['Freshness'];
