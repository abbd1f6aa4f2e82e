const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes that clocks of an IANA zone are ahead of UTC at an instant (ms). */
export function offsetMinutes(timeZone: string, utcMs: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  const name = format
    .formatToParts(utcMs)
    .find(part => part.type === 'timeZoneName')?.value;
  const match = /([+-])(\d\d):(\d\d)/.exec(name ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}

/** Days from one date to another, both `YYYY-MM-DD` and both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  const last = Date.parse(`${to}T00:00:00Z`);
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= last; at += DAY) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  if (days.length === 0) throw new Error(`No day lies from ${from} to ${to}`);
  return days;
}

/** `YYYY-MM-DD`, some days before or after another such date. */
export function addDays(day: string, days: number): string {
  const at = Date.parse(`${day}T00:00:00Z`) + days * DAY;
  return new Date(at).toISOString().slice(0, 10);
}

function offsetText(minutes: number, colon: string): string {
  const absolute = Math.abs(minutes);
  const two = (n: number) => String(n).padStart(2, '0');
  const sign = minutes < 0 ? '-' : '+';
  return `${sign}${two(Math.floor(absolute / 60))}${colon}${two(absolute % 60)}`;
}

/** `2026-05-08T23:36:26+02:00` */
export function isoWithOffset(utcMs: number, offset: number): string {
  const local = new Date(utcMs + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offsetText(offset, ':')}`;
}

/** `2026-05-08 23:36:26 +0200` */
export function spacedWithOffset(utcMs: number, offset: number): string {
  const local = new Date(utcMs + offset * 60_000).toISOString().slice(0, 19);
  return `${local.replace('T', ' ')} ${offsetText(offset, '')}`;
}
