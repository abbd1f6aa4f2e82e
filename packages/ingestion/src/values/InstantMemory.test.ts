import fc from 'fast-check';
import { type Instant, parseInstant } from './instant';
import { InstantMemory } from './InstantMemory';

const two = (n: number) => String(n).padStart(2, '0');
const LORD_HOWE = 'Australia/Lord_Howe';
const local = (text: string) => parseInstant(text, LORD_HOWE);

describe('InstantMemory', () => {
  it.each(['2026-04-05', '2026-10-04'])(
    'answers on %s, when clocks change by half an hour, as reading does',
    day => {
      const memory = new InstantMemory(local);
      for (let minute = 0; minute < 24 * 60; minute += 1) {
        const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
        const text = `${day} ${clock}:59`;
        expect([text, memory.instantOf(text)]).toEqual([text, local(text)]);
      }
    },
  );

  it('answers as reading does whatever the offset and the number of questions', () => {
    const memory = new InstantMemory(parseInstant);
    const two59 = fc.nat(59).map(two);
    const offsets = fc.constantFrom('+05:37', '+05:30', '-0230', ' Z', ' +01');
    fc.assert(
      fc.property(two59, two59, offsets, (minute, second, offset) => {
        const text = `2026-12-31 23:${minute}:${second}${offset}`;
        expect(memory.instantOf(text)).toEqual(parseInstant(text));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '2026-09-04 10:05:07.250',
    '2026-09-04 10:05',
    '2026-09-04 10:05:60',
    '2026-09-04 10:60:07',
    '2026-09-04 24:05:07',
    '10:05:07',
    '',
  ])('answers %j as reading does', text => {
    const memory = new InstantMemory(local);
    for (let times = 0; times < 2; times += 1) {
      expect(memory.instantOf(text)).toEqual(local(text));
    }
  });

  it('reads once what differs in minutes and seconds of a quarter only', () => {
    const instant: Instant = { utc: '2026-09-04T10:15:00Z', zone: 'UTC' };
    const read = jest.fn(() => instant);
    const memory = new InstantMemory(read);
    expect(memory.instantOf('a 10:15:00 b')?.utc).toBe('2026-09-04T10:15:00Z');
    expect(memory.instantOf('a 10:29:59 b')?.utc).toBe('2026-09-04T10:29:59Z');
    expect(read.mock.calls).toEqual([['a 10:15:00 b']]);
  });
});
