const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size in decimal units with three significant digits: `215 MB`, `1.46 kB`. */
export function formatBytes(bytes: number, locale?: string): string {
  let value = bytes;
  let unit = 0;
  // 999.5 and above would be shown as 1000 of the smaller unit.
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const number = new Intl.NumberFormat(locale, {
    maximumSignificantDigits: 3,
    useGrouping: true,
  }).format(value);
  return `${number} ${UNITS[unit]}`;
}
