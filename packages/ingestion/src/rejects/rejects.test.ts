import fc from 'fast-check';
import { cutText } from '../text/cutText';
import { harmlessCell, restoredCell } from './harmlessCell';
import { originalCells } from './originalCells';

const dangerous = fc
  .tuple(
    fc.constantFrom('', "'", "''"),
    fc.constantFrom('=', '+', '-', '@', '\t', '\r'),
    fc.string(),
  )
  .map(parts => parts.join(''));

describe('cells of a file of rejected rows', () => {
  it('begin with nothing that a spreadsheet computes, save signs of numbers', () => {
    fc.assert(
      fc.property(fc.oneof(dangerous, fc.string()), cell => {
        expect(harmlessCell(cell)).not.toMatch(/^[=@\t\r]|^[+-].*[^\d.,'’\s%]/);
      }),
    );
  });

  it('are given back as they were, whatever they were', () => {
    fc.assert(
      fc.property(fc.oneof(dangerous, fc.string()), cell => {
        expect(restoredCell(harmlessCell(cell))).toBe(cell);
      }),
    );
  });

  it.each(['-12.50', '+3', '-1.234,56', "-1'000.00", '-5%'])(
    'leave the amount %s as it is',
    amount => {
      expect(harmlessCell(amount)).toBe(amount);
    },
  );

  it.each([
    ['"a;b";c', ';', ['a;b', 'c']],
    ['5" mug\tb\n', '\t', ['5" mug', 'b'], false],
    ['"never closed', ',', ['"never closed']],
  ])(
    'are those of the original text %j',
    async (text, delimiter, cells, quotes = true) => {
      const dialect = {
        delimiter: { value: delimiter },
        quotes: { value: quotes },
      };
      expect(await originalCells(dialect, text)).toEqual(cells);
    },
  );

  it.each(['a,b,c and more', 'a,b,"c, and more'])(
    'are one where the text %j was cut, so that no part of it passes for whole',
    async whole => {
      const cut = cutText(Buffer.from(whole), whole.length, 8);
      const dialect = { delimiter: { value: ',' }, quotes: { value: true } };
      expect(await originalCells(dialect, cut)).toEqual([cut]);
    },
  );
});
