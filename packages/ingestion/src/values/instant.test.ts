import fc from 'fast-check';
import { parseInstant } from './instant';

describe('parseInstant', () => {
  it.each([
    ['2026-05-08T23:36:26+00:00', '2026-05-08T23:36:26Z', '+00:00'],
    ['2026-05-08T23:36:26Z', '2026-05-08T23:36:26Z', '+00:00'],
    ['2026-09-03 10:14:00 -0400', '2026-09-03T14:14:00Z', '-04:00'],
    ['2026-01-01T00:30:00+09:00', '2025-12-31T15:30:00Z', '+09:00'],
    ['2026-01-01 05:30 +0530', '2026-01-01T00:00:00Z', '+05:30'],
    ['2026-09-03 10:14:00 UTC', '2026-09-03T10:14:00Z', '+00:00'],
    ['2026-09-03T10:14:00.250Z', '2026-09-03T10:14:00.250Z', '+00:00'],
    ['2028-02-29T12:00:00Z', '2028-02-29T12:00:00Z', '+00:00'],
  ])('reads %s', (text, utc, zone) => {
    expect(parseInstant(text)).toEqual({ utc, zone });
  });

  it.each([
    '2026-02-31T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '01/02/2026 10:00',
    '2026-01-01T00:00:00+99:00',
    'yesterday',
    '',
  ])('refuses %j', text => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it.each([
    ['2026-07-01 12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00Z'],
    ['2026-01-01 12:00:00', 'Europe/Berlin', '2026-01-01T11:00:00Z'],
    ['2026-01-01 12:00:00', 'Asia/Kolkata', '2026-01-01T06:30:00Z'],
    // Clocks go back at 03:00: 02:30 comes twice, and the first is meant.
    ['2026-10-25 02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-10-25 03:30:00', 'Europe/Berlin', '2026-10-25T02:30:00Z'],
    ['2026-11-01 01:30:00', 'America/New_York', '2026-11-01T05:30:00Z'],
  ])('reads %s in %s as %s', (text, zone, utc) => {
    expect(parseInstant(text, zone)).toEqual({ utc, zone });
  });

  it('refuses a local time that clocks skip', () => {
    const skipped = '2026-03-29 02:30:00';
    expect(parseInstant(skipped, 'Europe/Berlin')).toBeUndefined();
  });

  it('tells an hour from the same of another offset, and from one that is none', () => {
    const read = [
      '2026-05-08T23:36:26+00:00',
      '2026-05-08T23:36:27+01:00',
      '2026-05-08T23:36:28+00:00',
      '2026-02-31T23:36:26+00:00',
      '2026-02-31T23:36:27+00:00',
      '2026-05-08T23:36:29Z',
      '2026-05-08 23:36:30Z',
    ].map(text => parseInstant(text)?.utc);
    expect(read).toEqual([
      '2026-05-08T23:36:26Z',
      '2026-05-08T22:36:27Z',
      '2026-05-08T23:36:28Z',
      undefined,
      undefined,
      '2026-05-08T23:36:29Z',
      '2026-05-08T23:36:30Z',
    ]);
  });

  it('reads the seconds of each of many times of one hour, whole or not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3599 }),
        fc.constantFrom('+00:00', 'Z', '-0400', ' +0900', '+05:30'),
        (second, offset) => {
          const two = (n: number) => String(n).padStart(2, '0');
          const time = `${two(Math.floor(second / 60))}:${two(second % 60)}`;
          const text = `2026-12-31T23:${time}${offset}`;
          const iso = text.replace(/ ?([+-]\d\d):?(\d\d)$/, '$1:$2');
          expect(new Date(parseInstant(text)?.utc ?? '')).toEqual(
            new Date(iso),
          );
        },
      ),
    );
  });

  it('agrees with the platform for every instant and offset', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1970-01-02'),
          max: new Date('2199-12-31'),
          noInvalidDate: true,
        }),
        fc.integer({ min: -14 * 4, max: 14 * 4 }),
        (date, quarters) => {
          const shift = quarters * 15;
          const local = new Date(date.getTime() + shift * 60_000);
          const two = (n: number) => String(n).padStart(2, '0');
          const offset = `${shift < 0 ? '-' : '+'}${two(
            Math.floor(Math.abs(shift) / 60),
          )}:${two(Math.abs(shift) % 60)}`;
          const text = local.toISOString().replace('Z', offset);
          const read = parseInstant(text);
          expect(new Date(read?.utc ?? '').getTime()).toBe(date.getTime());
          expect(read?.zone).toBe(offset);
        },
      ),
    );
  });
});
