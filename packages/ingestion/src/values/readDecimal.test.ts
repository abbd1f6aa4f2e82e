import { readDecimal } from './readDecimal';

describe('readDecimal', () => {
  it.each([
    ['1', '1'],
    [' 0.8398 ', '0.8398'],
    ['0,8398', '0.8398'],
    ['1.157123456', '1.157123456'],
    ['-00,5', '-0.5'],
    ['0.839', '0.839'],
    ['17350,125', '17350.125'],
  ])('reads %j without being told how it is written', (text, value) => {
    expect(readDecimal(text, undefined)).toBe(value);
  });

  it('takes three digits after the mark as the file is written', () => {
    expect(readDecimal('1.157', undefined)).toBeUndefined();
    expect(readDecimal('1.157', 'point')).toBe('1.157');
    expect(readDecimal('17.350', 'comma')).toBe('17350');
    expect(readDecimal('17.350,25', 'comma')).toBe('17350.25');
  });

  it.each(['', '--', 'one', '1e3', '1.2.3', '0.'])('refuses %j', text => {
    expect(readDecimal(text, 'point')).toBeUndefined();
  });
});
