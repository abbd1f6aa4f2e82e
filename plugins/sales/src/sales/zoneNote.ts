/** Says in which time zone the days of some stores are counted. */
export function zoneNote(stores: readonly { timeZone: string }[]): string {
  const zones = [...new Set(stores.map(store => store.timeZone))].sort();
  if (zones.length === 0) {
    return '';
  }
  return zones.length === 1
    ? `Days are counted in ${zones[0]}.`
    : `Days are counted in the time zone of each store (${zones.join(', ')}).`;
}
