import {
  type Instant,
  hasWholeHours,
  instantAt,
  instantAtOffset,
  offsetMs,
  parseInstant,
  wholeHourInstant,
} from './instant';
import { InstantMemory } from './InstantMemory';
import { localToUtc, offsetIn } from './timeZones';
import { type DateOrder, midnightOf } from './writtenDate';
import { readWrittenMoment } from './writtenMoment';
import { zoneNamed } from './zoneNames';

export type { DateOrder } from './writtenDate';

/** What a time does not tell itself. */
export interface InstantContext {
  /** Of numeric dates whose year is not in front; without it they are none. */
  order?: DateOrder;
  /** IANA zone of times that name none; without it they are none. */
  zone?: string;
}

const HOUR = 60 * 60_000;
const REMEMBERED_CONTEXTS = 20;

const memories = new Map<string, InstantMemory>();
let latest: InstantContext & { memory: InstantMemory | undefined } = {
  memory: undefined,
};

/**
 * Reads a date and time as marketplaces write them: ISO 8601 as `parseInstant`
 * does; numeric dates; dates with the name of their month; AM and PM; offsets,
 * abbreviations and IANA names of zones. Of a local time that occurs twice the
 * first is meant. A date alone is the first moment of that day. Years of two
 * digits are 1970 to 2069.
 *
 * @returns undefined where it is nothing of that kind, no such date or time, a
 *   local time that clocks skip, or a zone that is not known or, as `IST` and
 *   `CST` do, means one thing here and another there and not the context's zone
 */
export function readInstant(
  text: string,
  context: InstantContext,
): Instant | undefined {
  if (hasWholeHours(text)) return wholeHourInstant(text);
  return memoryOf(context).instantOf(text);
}

/** Columns of a file share a context or alternate between few. */
function memoryOf({ order, zone }: InstantContext): InstantMemory {
  if (latest.memory && latest.order === order && latest.zone === zone) {
    return latest.memory;
  }
  const key = `${order} ${zone}`;
  let memory = memories.get(key);
  if (memory === undefined) {
    if (memories.size >= REMEMBERED_CONTEXTS) memories.clear();
    memory = new InstantMemory(
      text => parseInstant(text, zone) ?? readWritten(text, { order, zone }),
    );
    memories.set(key, memory);
  }
  latest = { order, zone, memory };
  return memory;
}

function readWritten(
  text: string,
  { order, zone }: InstantContext,
): Instant | undefined {
  const written = readWrittenMoment(text);
  if (written === undefined) return undefined;
  const midnight = midnightOf(written.date, order);
  if (Number.isNaN(midnight)) return undefined;
  const localMs = midnight + (written.time ?? 0);
  if (written.zone !== '') return inWrittenZone(localMs, written.zone, zone);
  return (
    inZone(localMs, zone) ??
    // Some clocks go forward at midnight, and the day begins at one.
    (written.time === undefined ? inZone(localMs + HOUR, zone) : undefined)
  );
}

function inZone(
  localMs: number,
  zone: string | undefined,
): Instant | undefined {
  const utcMs = zone === undefined ? undefined : localToUtc(localMs, zone);
  if (zone === undefined || utcMs === undefined) return undefined;
  return instantAt(utcMs, zone);
}

function inWrittenZone(
  localMs: number,
  written: string,
  fileZone: string | undefined,
): Instant | undefined {
  const named = zoneNamed(written);
  if (named === undefined) return undefined;
  if ('iana' in named) return inZone(localMs, named.iana);
  if ('offset' in named) return instantAtOffset(localMs, named.offset);
  if (fileZone === undefined) return undefined;
  const meaning = named.meanings.find(({ zones }) => zones.test(fileZone));
  if (meaning === undefined) return undefined;
  const shift = offsetMs(meaning.offset);
  return offsetIn(fileZone, localMs - shift) === shift
    ? instantAt(localMs - shift, meaning.offset)
    : undefined;
}
