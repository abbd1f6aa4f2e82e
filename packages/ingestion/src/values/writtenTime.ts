/** A time of day as written. */
export interface WrittenTime {
  /** Milliseconds since midnight. */
  ms: number;
  /** Characters of the text that it takes. */
  length: number;
}

const LEAD =
  /^(?:T|,? ?(?:- )?(?:(?:at|um|om|à|às|as|a las?|alle|ore|kl\.?) )?)/iu;
const HALF_BEFORE = /^(?:(午前|上午|오전)|午後|下午|오후) ?/;
const CLOCK = /^(\d{1,2})([:.])(\d\d)(?:\2(\d\d)(?:[.,](\d{1,9}))?)?(?!\d)/;
const HOUR_CLOCK =
  /^(\d{1,2}) ?[h時时点시]()(?: ?(\d\d)(?: ?(?:(?:min|mn|m)(?![a-z])|[分분]))?(?: ?(\d\d)(?: ?(?:s(?![a-z])|[秒초]))?)?)?(?!\d)/;
const HALF_AFTER = /^ ?(?:(a)|p)\.? ?m(?:\.|(?!\p{L}))/iu;
const UNIT = /^ ?(?:hs?|hrs|horas|uhr|uur)(?!\p{L})\.?/iu;

/**
 * Reads the time of day that follows a date, `14:05`, `2:05:07.250 p. m.`,
 * `14h05` and `午後2時05分` among them.
 *
 * @returns undefined where none follows; `ms` is NaN where no clock shows it
 */
export function readWrittenTime(text: string): WrittenTime | undefined {
  let at = LEAD.exec(text)?.[0].length ?? 0;
  const before = HALF_BEFORE.exec(text.slice(at));
  at += before?.[0].length ?? 0;
  const rest = text.slice(at);
  const clock = CLOCK.exec(rest) ?? HOUR_CLOCK.exec(rest);
  if (!clock) return undefined;
  at += clock[0].length;
  const after = before ? null : HALF_AFTER.exec(text.slice(at));
  at += after?.[0].length ?? 0;
  at += UNIT.exec(text.slice(at))?.[0].length ?? 0;
  const half = before ?? after;
  const hour = half
    ? hourOfHalf(Number(clock[1]), half[1] === undefined)
    : Number(clock[1]);
  return { ms: msOf(hour, clock), length: at };
}

/** 12 AM is midnight and 12 PM is noon. */
function hourOfHalf(hour: number, afternoon: boolean): number {
  if (hour > 12) return NaN;
  return (hour % 12) + (afternoon ? 12 : 0);
}

function msOf(hour: number, clock: RegExpExecArray): number {
  const minute = Number(clock[3] ?? 0);
  const second = Number(clock[4] ?? 0);
  if (!(hour < 24) || minute > 59 || second > 59) return NaN;
  const fraction = Number((clock[5] ?? '').padEnd(3, '0').slice(0, 3));
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction;
}
