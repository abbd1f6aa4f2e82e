import { detached } from './detached';
import type { Instant } from './instant';

const REMEMBERED = 50_000;
const LONGEST = 64;
/** A clock with seconds; what begins with the same hour differs only in these. */
const SECONDS = /:([0-5]\d):([0-5]\d)(?![\d:.,])/;
const WHOLE_QUARTER = /:(?:00|15|30|45):00Z$/;
const QUARTERS = ['00', '15', '30', '45'];
const MINUTES = Array.from({ length: 60 }, (_, minute) =>
  String(minute).padStart(2, '0'),
);

/**
 * Remembers what texts were read as. Clocks of all zones change at quarters of
 * an hour, so of the times of a quarter only the first has to be read, and the
 * others follow it by minutes and seconds.
 */
export class InstantMemory {
  private readonly known = new Map<string, Instant | null>();

  constructor(private readonly read: (text: string) => Instant | undefined) {}

  instantOf(text: string): Instant | undefined {
    if (text.length > LONGEST) return this.read(text);
    const clock = SECONDS.exec(text);
    if (clock === null) return this.recall(text);
    const minute = Number(clock[1]);
    const quarter = Math.floor(minute / 15);
    const before = text.slice(0, clock.index);
    const behind = text.slice(clock.index + clock[0].length);
    const start = this.recall(`${before}:${QUARTERS[quarter]}:00${behind}`);
    if (start === undefined) return undefined;
    // Offsets such as +05:37 exist on paper.
    if (!WHOLE_QUARTER.test(start.utc)) return this.read(text);
    const utcMinute = Number(start.utc.slice(14, 16)) + minute - quarter * 15;
    return {
      utc: `${start.utc.slice(0, 14)}${MINUTES[utcMinute]}:${clock[2]}Z`,
      zone: start.zone,
    };
  }

  private recall(text: string): Instant | undefined {
    let instant = this.known.get(text);
    if (instant === undefined) {
      if (this.known.size >= REMEMBERED) this.known.clear();
      instant = this.read(text) ?? null;
      this.known.set(detached(text), instant);
    }
    return instant ?? undefined;
  }
}
