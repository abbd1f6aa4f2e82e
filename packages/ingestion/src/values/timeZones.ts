const QUARTER = 15 * 60_000;
const DAY = 24 * 60 * 60_000;
const REMEMBERED = 50_000;

const formats = new Map<string, Intl.DateTimeFormat | undefined>();
const offsets = new Map<string, number>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(zone)) {
    if (formats.size >= 1000) formats.clear();
    formats.set(zone, makeFormat(zone));
  }
  return formats.get(zone);
}

function makeFormat(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

/** Whether this is the name of a time zone that the machine knows. */
export function isTimeZone(zone: string): boolean {
  return zone !== '' && formatOf(zone) !== undefined;
}

/** Milliseconds that the zone is ahead of UTC at an instant. */
function offsetAt(format: Intl.DateTimeFormat, utcMs: number): number {
  const parts = new Map(
    format.formatToParts(utcMs).map(part => [part.type, Number(part.value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(utcMs / 1000) * 1000;
}

function findOffset(localMs: number, format: Intl.DateTimeFormat): number {
  // The offset in force is that of the day before or of the day after; the
  // greater one gives the earlier instant, should both be right.
  const before = offsetAt(format, localMs - DAY);
  const after = offsetAt(format, localMs + DAY);
  const fitting = [Math.max(before, after), Math.min(before, after)].find(
    offset => offsetAt(format, localMs - offset) === offset,
  );
  return fitting ?? NaN;
}

/**
 * The instant (ms) at which clocks of the zone show `localMs`, a local time
 * written as if it were UTC. Of two such instants, the first.
 *
 * @returns undefined where clocks skip that time or the zone is not known
 */
export function localToUtc(localMs: number, zone: string): number | undefined {
  const format = formatOf(zone);
  if (!format) return undefined;
  // Offsets change at quarters of an hour, so one answer serves a quarter.
  const key = `${zone} ${Math.floor(localMs / QUARTER)}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    if (offsets.size >= REMEMBERED) offsets.clear();
    offset = findOffset(localMs, format);
    offsets.set(key, offset);
  }
  return Number.isNaN(offset) ? undefined : localMs - offset;
}

/**
 * Milliseconds that clocks of the zone are ahead of UTC at an instant.
 *
 * @returns undefined where the zone is not known
 */
export function offsetIn(zone: string, utcMs: number): number | undefined {
  const format = formatOf(zone);
  return format && offsetAt(format, utcMs);
}
