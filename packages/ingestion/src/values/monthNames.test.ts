import { monthNamed } from './monthNames';

describe('monthNamed', () => {
  it.each(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'tr'])(
    'knows every month that the platform writes in %s',
    language => {
      for (const style of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(language, {
          month: style,
          day: 'numeric',
          timeZone: 'UTC',
        });
        for (let month = 1; month <= 12; month += 1) {
          const name = format
            .formatToParts(Date.UTC(2026, month - 1, 5))
            .find(part => part.type === 'month')?.value;
          expect([name, monthNamed(name?.replace('.', '') ?? '')]).toEqual([
            name,
            month,
          ]);
        }
      }
    },
  );

  it.each(['AOÛT', 'Aout', 'août'])('knows August in %s', name => {
    expect(monthNamed(name)).toBe(8);
  });

  it.each(['', 'm', 'month', 'sunday', 'constructor'])(
    'knows no month in %j',
    name => {
      expect(monthNamed(name)).toBeUndefined();
    },
  );
});
