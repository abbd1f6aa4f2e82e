/**
 * An instant to the second with its zone: `May 8, 2026, 7:36:26 PM EDT`.
 *
 * @param timeZone - IANA zone; that of the browser unless given
 */
export function formatInstant(
  instant: Date,
  timeZone?: string,
  locale?: string,
): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(instant);
}
