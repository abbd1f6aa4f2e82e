import { formatBytes } from './formatBytes';
import { formatCount } from './formatCount';
import { formatDuration } from './formatDuration';
import { formatMoney } from './formatMoney';
import { formatRelative } from './formatRelative';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('formatMoney', () => {
  it.each([
    ['1234.5', 'USD', '$1,234.50'],
    ['-12.3400', 'USD', '-$12.34'],
    ['1234', 'JPY', '¥1,234'],
    ['1.2345', 'KWD', 'KWD 1.235'],
    ['0', 'EUR', '€0.00'],
  ])(
    'shows %s %s with the decimals of its currency',
    (amount, currency, text) => {
      expect(plain(formatMoney(amount, currency, 'en-US'))).toBe(text);
    },
  );

  it('keeps digits that a float would lose', () => {
    expect(formatMoney('9007199254740993.01', 'USD', 'en-US')).toBe(
      '$9,007,199,254,740,993.01',
    );
  });

  it('groups as the locale does', () => {
    expect(plain(formatMoney('1234567.8', 'EUR', 'de-DE'))).toBe(
      '1.234.567,80 €',
    );
  });

  it('shows what is not an amount as it is', () => {
    expect(formatMoney('n/a', 'USD', 'en-US')).toBe('n/a USD');
    expect(formatMoney('1.00', '??', 'en-US')).toBe('1.00 ??');
  });
});

describe('formatDuration', () => {
  it.each([
    [-5, '0 ms'],
    [850, '850 ms'],
    [999.7, '1.0 s'],
    [4_240, '4.2 s'],
    [9_960, '10 s'],
    [42_000, '42 s'],
    [59_600, '1 m 0 s'],
    [72_000, '1 m 12 s'],
    [3_599_900, '1 h 0 m'],
    [7_500_000, '2 h 5 m'],
    [86_399_000, '1 d 0 h'],
    [273_600_000, '3 d 4 h'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [999_600, '1 MB'],
    [1_460, '1.46 kB'],
    [215_000_000, '215 MB'],
    [2_147_483_648, '2.15 GB'],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en-US')).toBe(text);
  });
});

describe('formatCount', () => {
  it('groups thousands', () => {
    expect(formatCount(1_234_567, 'en-US')).toBe('1,234,567');
  });
});

describe('formatRelative', () => {
  const now = new Date('2026-05-08T12:00:00Z');

  it.each([
    ['2026-05-08T11:59:57Z', 'now'],
    ['2026-05-08T12:00:03Z', 'now'],
    ['2026-05-08T11:59:30Z', '30 seconds ago'],
    ['2026-05-08T11:57:00Z', '3 minutes ago'],
    ['2026-05-08T14:00:00Z', 'in 2 hours'],
    ['2026-05-07T12:00:00Z', 'yesterday'],
    ['2024-05-08T12:00:00Z', '2 years ago'],
  ])('calls %s "%s"', (instant, text) => {
    expect(formatRelative(new Date(instant), now, 'en-US')).toBe(text);
  });
});
