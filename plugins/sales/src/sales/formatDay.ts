/** A calendar day in few letters, for axes: `May 8`. Takes `YYYY-MM-DD`. */
export function formatDay(date: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`));
}
