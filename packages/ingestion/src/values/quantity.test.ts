import { readQuantity } from './quantity';

describe('readQuantity', () => {
  it.each([
    ['2', '2'],
    [' 12 ', '12'],
    ['2.00', '2'],
    ['3,0', '3'],
    ['-1', '-1'],
    ['-1.00', '-1'],
  ])('reads %j as %s', (text, units) => {
    expect(readQuantity(text)).toBe(units);
  });

  it.each(['1,000', '1.000', '2.5', '', 'two', '1e3'])(
    'does not read %j',
    text => expect(readQuantity(text)).toBeUndefined(),
  );
});
