import fc from 'fast-check';
import { localToUtc } from './timeZones';
import { readInstant } from './readInstant';
import type { DateOrder } from './writtenDate';

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
}

const two = (n: number) => String(n).padStart(2, '0');
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt'];
const MONTHS = LANGUAGES.flatMap(language =>
  (['long', 'short'] as const).map(month => {
    const format = new Intl.DateTimeFormat(language, {
      month,
      day: 'numeric',
      timeZone: 'UTC',
    });
    return (f: Fields) =>
      format
        .formatToParts(Date.UTC(2026, f.month - 1, 5))
        .find(part => part.type === 'month')?.value ?? '';
  }),
);

/** Writes the date, in an order that only numeric ones need. */
type DatePattern = [DateOrder | undefined, (f: Fields) => string];

const DATES: DatePattern[] = [
  [undefined, f => `${f.year}/${two(f.month)}/${two(f.day)}`],
  [undefined, f => `${f.year}-${f.month}-${f.day}`],
  [undefined, f => `${f.year}.${two(f.month)}.${two(f.day)}`],
  [undefined, f => `${f.year}年${f.month}月${f.day}日`],
  ['dmy', f => `${two(f.day)}/${two(f.month)}/${f.year}`],
  ['dmy', f => `${f.day}.${f.month}.${f.year}`],
  ['dmy', f => `${two(f.day)}-${two(f.month)}-${two(f.year % 100)}`],
  ['mdy', f => `${two(f.month)}/${two(f.day)}/${f.year}`],
  ['mdy', f => `${f.month}/${f.day}/${two(f.year % 100)}`],
  ['ymd', f => `${two(f.year % 100)}/${two(f.month)}/${two(f.day)}`],
  ...MONTHS.flatMap((name): DatePattern[] => [
    [undefined, f => `${name(f)} ${f.day}, ${f.year}`],
    [undefined, f => `${name(f)}-${two(f.day)}-${two(f.year % 100)}`],
    [undefined, f => `${two(f.day)}-${name(f)}-${f.year}`],
    [undefined, f => `${f.day} ${name(f)} ${f.year}`],
    [undefined, f => `${f.day}. ${name(f)} ${two(f.year % 100)}`],
    [undefined, f => `${f.day} de ${name(f)} de ${f.year}`],
  ]),
];

const half = (f: Fields, am: string, pm: string) => (f.hour < 12 ? am : pm);
const twelve = (f: Fields) => f.hour % 12 || 12;
const TIMES: Array<(f: Fields) => string> = [
  f => ` ${two(f.hour)}:${two(f.minute)}:${two(f.second)}`,
  f => `, ${f.hour}:${two(f.minute)}:${two(f.second)}`,
  f => ` ${two(f.hour)}.${two(f.minute)}.${two(f.second)}`,
  f =>
    ` ${two(f.hour)}:${two(f.minute)}:${two(f.second)}.${String(f.ms).padStart(3, '0')}`,
  f => ` ${twelve(f)}:${two(f.minute)}:${two(f.second)} ${half(f, 'AM', 'PM')}`,
  f =>
    `\u00a0${twelve(f)}:${two(f.minute)}:${two(f.second)}\u202f${half(f, 'a.\u00a0m.', 'p.\u00a0m.')}`,
  f =>
    ` ${half(f, '午前', '午後')}${f.hour % 12}時${two(f.minute)}分${two(f.second)}秒`,
  f => ` ${f.hour}h${two(f.minute)}min${two(f.second)}s`,
  f => ` à ${f.hour} h ${two(f.minute)} ${two(f.second)}`,
  f => ` ${two(f.hour)}:${two(f.minute)}:${two(f.second)} hs.`,
];

/** Text of a zone, and the minutes that it is ahead of UTC. */
const ZONES: Array<[string, number]> = [
  [' Z', 0],
  [' UTC', 0],
  [' GMT', 0],
  [' PDT', -420],
  [' PST', -480],
  [' (CEST)', 120],
  [' JST', 540],
  [' +05:30', 330],
  ['-0400', -240],
  [' −0230', -150],
  [' GMT+9', 540],
  [' UTC-05:00', -300],
];

const instants = fc.date({
  min: new Date('1970-01-02'),
  max: new Date('2069-12-30'),
  noInvalidDate: true,
});

/** What clocks show, milliseconds left out unless the pattern has them. */
function fieldsOf(localMs: number): Fields {
  const at = new Date(localMs);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    ms: at.getUTCMilliseconds(),
  };
}

function millisecondsOf(text: string, ms: number): number {
  return text.includes(`.${String(ms).padStart(3, '0')}`) ? ms : 0;
}

describe('an instant written by any pattern', () => {
  it('is read back with the zone that it names', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...DATES),
        fc.constantFrom(...TIMES),
        fc.constantFrom(...ZONES),
        (instant, [order, date], time, [zone, minutes]) => {
          const fields = fieldsOf(instant.getTime() + minutes * 60_000);
          const clock = time(fields);
          const text = `${date(fields)}${clock}${zone}`;
          const wanted = new Date(instant);
          wanted.setUTCMilliseconds(millisecondsOf(clock, fields.ms));
          const read = readInstant(text, { order, zone: 'Asia/Kolkata' });
          expect([text, new Date(read?.utc ?? '')]).toEqual([text, wanted]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is read back in the zone of the file, a time that comes twice as its first', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom(...DATES),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
        (instant, [order, date], zone) => {
          const localMs = Math.floor(instant.getTime() / 1000) * 1000;
          const fields = fieldsOf(localMs);
          const text = `${date(fields)}${TIMES[0](fields)}`;
          const utcMs = localToUtc(localMs, zone);
          const read = readInstant(text, { order, zone });
          expect([text, read && Date.parse(read.utc)]).toEqual([text, utcMs]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is never another one in another order, unless both are dates', () => {
    fc.assert(
      fc.property(instants, instant => {
        const f = fieldsOf(instant.getTime());
        fc.pre(f.day > 12);
        const text = `${two(f.day)}/${two(f.month)}/${f.year}`;
        const inOrder = (order: DateOrder) =>
          readInstant(text, { order, zone: 'UTC' });
        expect(inOrder('dmy')).toBeDefined();
        expect(inOrder('mdy')).toBeUndefined();
        expect(inOrder('ymd')).toBeUndefined();
      }),
    );
  });
});
