import { isNothing } from './isNothing';

describe('isNothing', () => {
  it.each([
    '',
    ' ',
    '\t',
    '\u00a0',
    '-',
    '--',
    '–',
    '—',
    '−',
    ' -- ',
    '\u00a0–',
  ])('takes %j for nothing', text => {
    expect(isNothing(text)).toBe(true);
  });

  it.each(['0', '.', '-1', '---', '- -', 'x', ' x', '–5', 'é', '()'])(
    'takes %j for something',
    text => {
      expect(isNothing(text)).toBe(false);
    },
  );
});
