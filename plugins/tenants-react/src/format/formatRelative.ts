const STEPS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 30],
  ['month', 12],
  ['year', Infinity],
];

/** How far an instant lies from now, in words: `3 minutes ago`, `in 2 hours`. */
export function formatRelative(
  instant: Date,
  now: Date,
  locale?: string,
): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  let amount = (instant.getTime() - now.getTime()) / 1000;
  // The server's clock may be a little ahead; "in 2 seconds" would puzzle.
  if (Math.abs(amount) < 5) {
    return words.format(0, 'second');
  }
  for (const [unit, size] of STEPS) {
    if (Math.abs(amount) < size) {
      return words.format(Math.trunc(amount), unit);
    }
    amount /= size;
  }
  return words.format(Math.trunc(amount), 'year');
}
