import type { MatchedHeader } from '../detect/MatchedHeader';
import type { ReadingPlan, StoreContext } from './ReadingPlan';

/**
 * The zone of times that name none: the profile's or the store's. Where the
 * names of columns say which times are in the profile's, each column is read
 * in its own.
 */
export function decideTimeZones(
  header: MatchedHeader,
  store: StoreContext,
): Pick<ReadingPlan, 'timeZone' | 'timeZoneByColumn'> {
  const { timeZone, timeZoneWith } = header.profile.conventions;
  if (timeZone === 'store') return { timeZone: store.timeZone };
  if (!timeZoneWith) return { timeZone };
  const times = namesOfTimes(header);
  const stated = new Set(
    timeZoneWith.map(name => header.names[header.indexOf(name)]),
  );
  const zoned = times.filter(name => stated.has(name));
  if (zoned.length === 0) return { timeZone: store.timeZone };
  if (zoned.length === times.length) return { timeZone };
  return {
    timeZone: store.timeZone,
    timeZoneByColumn: Object.fromEntries(zoned.map(name => [name, timeZone])),
  };
}

/** The columns of a file that its profile reads times from. */
function namesOfTimes(header: MatchedHeader): string[] {
  const names = Object.values(header.profile.records)
    .flatMap(record => record?.columns ?? [])
    .filter(({ kind }) => kind === 'timestamp')
    .map(column => header.indexOf(column.names))
    .filter(index => index >= 0)
    .map(index => header.names[index]);
  return [...new Set(names)];
}
