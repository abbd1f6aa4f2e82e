import type { DateOrder } from '../values/readInstant';
import type { NumberConvention } from '../values/readMoney';
import type { StoreContext } from './ReadingPlan';

/** How people of a store's country write amounts and dates. */
export interface LocaleConventions {
  numbers: NumberConvention;
  dates: DateOrder;
}

const POINT_ZONES =
  /^(America\/(?!Argentina|Sao_Paulo|Bahia|Bogota|Santiago|Montevideo|Asuncion|Caracas|La_Paz|Guayaquil)|Asia\/(?!Jakarta|Ho_Chi_Minh|Almaty)|Australia\/|Pacific\/|Europe\/(London|Dublin|Zurich)|Africa\/(?!Johannesburg|Casablanca|Algiers|Tunis))/;
const POINT_CURRENCIES =
  /^(USD|CAD|GBP|AUD|NZD|JPY|CNY|INR|MXN|SGD|HKD|KRW|THB|MYR|PHP|ILS|AED|CHF)$/;
const MONTH_FIRST =
  /^(America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Detroit|Anchorage|Boise|Indiana\/|Kentucky\/|North_Dakota\/)|Pacific\/Honolulu|Asia\/Manila)/;
const YEAR_FIRST =
  /^(Asia\/(Tokyo|Shanghai|Taipei|Seoul|Hong_Kong)|Europe\/(Stockholm|Vilnius|Budapest))/;

/**
 * What the store's time zone and currency suggest; a proposal for the user,
 * never a decision.
 */
export function localeConventions({
  timeZone,
  currency,
}: StoreContext): LocaleConventions {
  const local = timeZone !== 'UTC' && timeZone.includes('/');
  const point = local
    ? POINT_ZONES.test(timeZone)
    : POINT_CURRENCIES.test(currency);
  return {
    numbers: point ? 'point' : 'comma',
    dates: dateOrder(timeZone, currency),
  };
}

function dateOrder(timeZone: string, currency: string): DateOrder {
  if (MONTH_FIRST.test(timeZone)) return 'mdy';
  if (YEAR_FIRST.test(timeZone)) return 'ymd';
  return timeZone.includes('/') || currency !== 'USD' ? 'dmy' : 'mdy';
}
