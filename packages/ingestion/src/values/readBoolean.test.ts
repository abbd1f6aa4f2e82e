import { readBoolean } from './readBoolean';

describe('readBoolean', () => {
  it.each([
    'true',
    'TRUE',
    ' Yes',
    'y',
    'ja',
    'oui',
    'si',
    'Sí',
    '是',
    '1',
    'X',
  ])('reads %j as yes', text => {
    expect(readBoolean(text)).toBe(true);
  });

  it.each(['false', 'No ', 'nein', 'NON', 'não', '否', '0', 'n'])(
    'reads %j as no',
    text => {
      expect(readBoolean(text)).toBe(false);
    },
  );

  it.each(['', ' ', '2', 'maybe', '--', 'yes and no'])('refuses %j', text => {
    expect(readBoolean(text)).toBeUndefined();
  });
});
