import { parseInstant } from './instant';
import { type InstantContext, readInstant } from './readInstant';

const BERLIN = 'Europe/Berlin';
const KOLKATA = 'Asia/Kolkata';
const CHICAGO = 'America/Chicago';

function utc(text: string, context: InstantContext): string | undefined {
  return readInstant(text, context)?.utc;
}

describe('readInstant', () => {
  it.each([
    '2026-05-08T23:36:26+00:00',
    '2026-05-08T23:36:26Z',
    '2026-09-03 10:14:00 -0400',
    '2026-09-03 10:14:00 UTC',
    '2026-09-03T10:14:00.250Z',
    '2026-09-03 10:14',
    `2026-09-03 10:14:07${' '.repeat(100)}`,
  ])('reads %s as parseInstant does', text => {
    const read = readInstant(text, { zone: BERLIN });
    expect(read).toEqual(parseInstant(text, BERLIN));
    expect(read).toBeDefined();
  });

  it.each([
    ['2026/09/04 10:05:07', '2026-09-04T10:05:07Z'],
    ['2026/9/4 1:05', '2026-09-04T01:05:00Z'],
    ['2026.09.04', '2026-09-04T00:00:00Z'],
    ['2026. 9. 4. 오후 1:05', '2026-09-04T13:05:00Z'],
    ['2026-09-04', '2026-09-04T00:00:00Z'],
    ['2026年9月4日 10:05', '2026-09-04T10:05:00Z'],
    ['2026年09月04日10時05分07秒', '2026-09-04T10:05:07Z'],
    ['2026年9月4日 下午2:05', '2026-09-04T14:05:00Z'],
    ['2026년 9월 4일 14:05', '2026-09-04T14:05:00Z'],
    ['２０２６年９月４日　１０：０５', '2026-09-04T10:05:00Z'],
    ['Sep 4, 2026', '2026-09-04T00:00:00Z'],
    ['September 24, 2026', '2026-09-24T00:00:00Z'],
    ['Sep-05-26', '2026-09-05T00:00:00Z'],
    ['05-Sep-2026', '2026-09-05T00:00:00Z'],
    ['05-SEP-26 14:05', '2026-09-05T14:05:00Z'],
    ['4th September, 2026', '2026-09-04T00:00:00Z'],
    ['4 sept. 2026', '2026-09-04T00:00:00Z'],
    ['1er août 2026 à 14 h 05', '2026-08-01T14:05:00Z'],
    ['4 sept. 2026 14h05', '2026-09-04T14:05:00Z'],
    ['5. März 2026', '2026-03-05T00:00:00Z'],
    ['5. März 2026, 14:05 Uhr', '2026-03-05T14:05:00Z'],
    ['5. März 2026 um 14:05:07', '2026-03-05T14:05:07Z'],
    ['3 de septiembre de 2026 14:05 hs.', '2026-09-03T14:05:00Z'],
    ['1º de setembro de 2026 às 14h05', '2026-09-01T14:05:00Z'],
    ['4 settembre 2026 alle 14.05', '2026-09-04T14:05:00Z'],
    ['4 mrt 2026', '2026-03-04T00:00:00Z'],
    ['Sep 4, 2026, 10:05:07 p. m.', '2026-09-04T22:05:07Z'],
    ['Sep 4, 2026 10:05\u202fPM', '2026-09-04T22:05:00Z'],
    ['Sep 4, 2026\u00a010:05 a.m.', '2026-09-04T10:05:00Z'],
    ['Sep 4, 2026 12:00:01 AM', '2026-09-04T00:00:01Z'],
    ['Sep 4, 2026 12:00:01 PM', '2026-09-04T12:00:01Z'],
    ['Sep 4, 2026 12:59 am', '2026-09-04T00:59:00Z'],
    ['Sep 4, 2026 11:59 pm', '2026-09-04T23:59:00Z'],
    ['4 Jan 69', '2069-01-04T00:00:00Z'],
    ['4 Jan 70', '1970-01-04T00:00:00Z'],
    ['29 Feb 28', '2028-02-29T00:00:00Z'],
    ['2026/09/04 10:05:07.250', '2026-09-04T10:05:07.250Z'],
    ['2026/09/04 10:05:07,25', '2026-09-04T10:05:07.250Z'],
    [' 2026/09/04 - 10:05 ', '2026-09-04T10:05:00Z'],
  ])('reads %j as %s, whatever the order', (text, expected) => {
    for (const order of ['dmy', 'mdy', 'ymd', undefined] as const) {
      expect(utc(text, { order, zone: 'UTC' })).toBe(expected);
    }
  });

  it.each([
    ['04/09/2026', 'dmy', '2026-09-04T00:00:00Z'],
    ['04/09/2026', 'mdy', '2026-04-09T00:00:00Z'],
    ['4/9/2026', 'dmy', '2026-09-04T00:00:00Z'],
    ['04.09.2026 14:05', 'dmy', '2026-09-04T14:05:00Z'],
    ['4. 9. 2026', 'dmy', '2026-09-04T00:00:00Z'],
    ['04-09-2026 14.05.07', 'dmy', '2026-09-04T14:05:07Z'],
    ['09/24/26', 'mdy', '2026-09-24T00:00:00Z'],
    ['24/09/26', 'dmy', '2026-09-24T00:00:00Z'],
    ['26/09/24', 'ymd', '2026-09-24T00:00:00Z'],
    ['05/02/2026 2:49:19 PM', 'mdy', '2026-05-02T14:49:19Z'],
    ['25/06/2026 13:03:57', 'dmy', '2026-06-25T13:03:57Z'],
    ['31/12/2026T23:59', 'dmy', '2026-12-31T23:59:00Z'],
  ] as const)('reads %s in the order %s as %s', (text, order, expected) => {
    expect(utc(text, { order, zone: 'UTC' })).toBe(expected);
  });

  it.each([
    ['Sep 4, 2026 1:05:07 AM PDT', '2026-09-04T08:05:07Z', '-07:00'],
    ['Dec 4, 2026 1:05:07 AM PST', '2026-12-04T09:05:07Z', '-08:00'],
    ['1 Jul 2026 4:24:44 am UTC', '2026-07-01T04:24:44Z', '+00:00'],
    ['15 Mar 2026 3:22:08 PM UTC', '2026-03-15T15:22:08Z', '+00:00'],
    ['2026-09-04 10:05:07 CEST', '2026-09-04T08:05:07Z', '+02:00'],
    ['2026-09-04 10:05 (JST)', '2026-09-04T01:05:00Z', '+09:00'],
    ['2026/09/04 10:05 -0400', '2026-09-04T14:05:00Z', '-04:00'],
    ['2026/09/04 10:05:07−04:00', '2026-09-04T14:05:07Z', '-04:00'],
    ['2026/09/04 10:05 GMT+9', '2026-09-04T01:05:00Z', '+09:00'],
    ['2026/09/04 10:05 UTC-5', '2026-09-04T15:05:00Z', '-05:00'],
    ['2026/09/04 10:05 UTC+05:30', '2026-09-04T04:35:00Z', '+05:30'],
    ['2026/09/04 10:05 Asia/Tokyo', '2026-09-04T01:05:00Z', 'Asia/Tokyo'],
    ['2026/09/04 JST', '2026-09-03T15:00:00Z', '+09:00'],
    [
      '2026-09-04 10:05:07 Pacific Time (US & Canada)',
      '2026-09-04T17:05:07Z',
      'America/Los_Angeles',
    ],
  ])('reads %s as %s, whatever the zone of the file', (text, at, zone) => {
    const expected = { utc: at, zone };
    expect(readInstant(text, {})).toEqual(expected);
    expect(readInstant(text, { zone: BERLIN })).toEqual(expected);
  });

  it.each([
    ['2026/07/01 12:00 IST', KOLKATA, '2026-07-01T06:30:00Z'],
    ['2026/07/01 12:00 IST', 'Europe/Dublin', '2026-07-01T11:00:00Z'],
    ['2026/01/01 12:00 IST', 'Asia/Jerusalem', '2026-01-01T10:00:00Z'],
    ['2026/01/01 12:00 CST', CHICAGO, '2026-01-01T18:00:00Z'],
    ['2026/01/01 12:00 CST', 'Asia/Shanghai', '2026-01-01T04:00:00Z'],
    // Clocks show 01:30 twice: first as CDT, then as CST.
    ['2026/11/01 01:30 CST', CHICAGO, '2026-11-01T07:30:00Z'],
  ])('reads %s in a file of %s as %s', (text, zone, expected) => {
    expect(utc(text, { zone })).toBe(expected);
  });

  it.each([
    ['2026/07/01 12:00 IST', BERLIN],
    ['2026/07/01 12:00 IST', undefined],
    // Dublin is on GMT in winter, Chicago on CDT in summer.
    ['2026/01/01 12:00 IST', 'Europe/Dublin'],
    ['2026/07/01 12:00 CST', CHICAGO],
    // Havana's CST is New York's offset, yet New York has none.
    ['2026/01/01 12:00 CST', 'America/New_York'],
  ])('refuses %s in a file of %s', (text, zone) => {
    expect(readInstant(text, { zone })).toBeUndefined();
  });

  it.each([
    ['04.07.2026 12:00', BERLIN, '2026-07-04T10:00:00Z'],
    ['04.07.2026', BERLIN, '2026-07-03T22:00:00Z'],
    ['04.01.2026', KOLKATA, '2026-01-03T18:30:00Z'],
    ['04.01.2026', '+02:00', '2026-01-03T22:00:00Z'],
    // Of a time that comes twice the first is meant.
    ['25.10.2026 02:30:00', BERLIN, '2026-10-25T00:30:00Z'],
    // Clocks of Cairo go from 0:00 to 1:00, where that day begins.
    ['24.04.2026', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
  ])('reads %s in %s as %s', (text, zone, expected) => {
    expect(readInstant(text, { order: 'dmy', zone })).toEqual({
      utc: expected,
      zone,
    });
  });

  it.each([
    ['29.03.2026 02:30', BERLIN],
    ['24.04.2026 00:30', 'Africa/Cairo'],
    ['04.01.2026', 'Europe/Nowhere'],
    ['04.01.2026', undefined],
    ['2026-01-04', undefined],
    ['Sep 4, 2026 10:05 AM', undefined],
  ])('refuses %s in %s', (text, zone) => {
    expect(readInstant(text, { order: 'dmy', zone })).toBeUndefined();
  });

  it.each([
    ['31/02/2026', 'dmy'],
    ['02/31/2026', 'mdy'],
    ['29/02/2026', 'dmy'],
    ['09/25/2026', 'dmy'],
    ['25/09/2026', 'mdy'],
    ['25/09/2026', 'ymd'],
    ['25/09/2026', undefined],
    ['05/05/2026', undefined],
    ['00/01/2026', 'dmy'],
    ['01/00/2026', 'dmy'],
    ['01/01/1969', 'dmy'],
    ['26/13/01', 'ymd'],
  ] as const)('refuses %s in the order %s', (text, order) => {
    expect(readInstant(text, { order, zone: 'UTC' })).toBeUndefined();
  });

  it.each([
    '',
    ' ',
    '--',
    '0',
    '1788516307',
    '1788516307000',
    '46269.42',
    '20260904',
    '10:05',
    '10:05:07 p. m.',
    '14h05',
    'yesterday',
    'Sep 2026',
    'Sep 4',
    'Sep 4 10:05',
    '4 Sep 10:05',
    '9/2026',
    '2026-9',
    '4/9/202',
    '4/9/1',
    '126/09/04',
    '04/09-2026',
    '1.234,56',
    '1.234.567',
    '192.168.10.1',
    '4 Foo 2026',
    'Foo 4, 2026',
    '30 Feb 2026',
    'Feb 29, 2026',
    '2026/09/04 24:00',
    '2026/09/04 10:60',
    '2026/09/04 10:05:60',
    '2026/09/04 10',
    '2026/09/04 1:5',
    '2026/09/04 13:05 PM',
    '2026/09/04 10:05 XM',
    '2026/09/04 10:05 PM PM',
    '2026/09/04 10:05 XYZ',
    '2026/09/04 10:05 +99:00',
    '2026/09/04 10:05 +09:61',
    '2026/09/04 10:05 -4',
    '2026/09/04 10:05 Europe/Nowhere',
    '2026/09/04 10:05, Tuesday',
    '2026/09/04 10:05 #12',
    '2026/09/04 (10:05',
    '2026-09-04T',
    '2026-02-31T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:00+99:00',
    `2026/09/04 ${' '.repeat(100)}10:05`,
  ])('refuses %j', text => {
    for (const order of ['dmy', 'mdy', 'ymd'] as const) {
      expect(readInstant(text, { order, zone: 'UTC' })).toBeUndefined();
    }
  });
});
