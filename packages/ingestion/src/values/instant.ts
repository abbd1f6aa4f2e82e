import { localToUtc } from './timeZones';

/** A moment, with the zone in which its source told it. */
export interface Instant {
  /** ISO 8601 in UTC, such as `2026-05-08T23:36:26Z`; milliseconds if any. */
  utc: string;
  /** `+HH:MM`, `-HH:MM`, or the IANA name of the zone column. */
  zone: string;
}

const PATTERN =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?: ?(Z|UTC|[+-]\d\d(?::?\d\d)?))?$/;
const WHOLE_HOUR =
  /^\d{4}-\d\d-\d\d[T ]\d\d:[0-5]\d:[0-5]\d ?(?:Z|UTC|[+-]\d\d:?00)$/;
const MINUTE = 60_000;
const REMEMBERED_HOURS = 50_000;

const knownHours = new Map<string, Instant | null>();

/** The instant of milliseconds since 1970, as told in a zone. */
export function instantAt(utcMs: number, zone: string): Instant {
  const iso = new Date(utcMs).toISOString();
  const utc = iso.endsWith('.000Z') ? `${iso.slice(0, 19)}Z` : iso;
  return { utc, zone };
}

/**
 * The instant of a local time, in milliseconds as if in UTC, at an offset.
 *
 * @returns undefined where there is no such offset
 */
export function instantAtOffset(
  localMs: number,
  offset: string,
): Instant | undefined {
  const shift = offsetMs(offset);
  return Number.isNaN(shift) ? undefined : instantAt(localMs - shift, offset);
}

/** Milliseconds of the written date and time as if in UTC; NaN if no date. */
function writtenMs(parts: RegExpExecArray): number {
  const [year, month, day, hour, minute] = [1, 2, 3, 4, 5].map(i =>
    Number(parts[i]),
  );
  const second = Number(parts[6] ?? 0);
  if (year < 1970 || hour > 23 || minute > 59 || second > 59) return NaN;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return NaN;
  const fraction = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  return (
    date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  );
}

/** `+HH:MM` of an offset as written. */
function normaliseOffset(written: string): string {
  if (written === 'Z' || written === 'UTC') return '+00:00';
  const digits = written.slice(1).replace(':', '').padEnd(4, '0');
  return `${written.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/** Milliseconds of `±HH:MM`; NaN where there is no such offset. */
export function offsetMs(offset: string): number {
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4));
  if (hours > 15 || minutes > 59) return NaN;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MINUTE;
}

/**
 * Reads `YYYY-MM-DD HH:MM[:SS[.fff]]` with a `T` or a space, followed by an
 * offset, `Z` or `UTC`. Without one, the time is local to `zone`, an IANA name;
 * of a local time that occurs twice the first is meant.
 *
 * @returns undefined where it is no such text, no such date, a local time that
 *   clocks skip, or a local time without a known zone
 */
export function parseInstant(text: string, zone?: string): Instant | undefined {
  return hasWholeHours(text) ? wholeHourInstant(text) : anyInstant(text, zone);
}

/** Whether it is a time to the second with `Z`, `UTC` or an offset of whole hours. */
export function hasWholeHours(text: string): boolean {
  return WHOLE_HOUR.test(text);
}

/** Reads what `hasWholeHours`: only its date and hour need thought. */
export function wholeHourInstant(text: string): Instant | undefined {
  const offset = text.slice(19);
  const key = `${text.slice(0, 13)}${offset}`;
  let hour = knownHours.get(key);
  if (hour === undefined) {
    hour = anyInstant(`${text.slice(0, 13)}:00:00${offset}`) ?? null;
    if (knownHours.size >= REMEMBERED_HOURS) knownHours.clear();
    knownHours.set(key, hour);
  }
  if (hour === null) return undefined;
  return {
    utc: `${hour.utc.slice(0, 13)}${text.slice(13, 19)}Z`,
    zone: hour.zone,
  };
}

function anyInstant(text: string, zone?: string): Instant | undefined {
  const parts = PATTERN.exec(text.trim());
  if (!parts) return undefined;
  const ms = writtenMs(parts);
  if (Number.isNaN(ms)) return undefined;
  if (parts[8] === undefined) {
    const utcMs = zone ? localToUtc(ms, zone) : undefined;
    if (zone === undefined || utcMs === undefined) return undefined;
    return instantAt(utcMs, zone);
  }
  return instantAtOffset(ms, normaliseOffset(parts[8]));
}
