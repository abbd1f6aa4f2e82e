/** How a cell shows its number, as far as its text depends on it. */
export interface NumberFormat {
  /** What the number counts: days since the epoch, a part of a day, or itself. */
  shows: 'date' | 'time' | 'number';
  /** Digits that are written at least, before and after the point. */
  wholeDigits: number;
  decimals: number;
}

/** The format of cells that have none. */
export const GENERAL: NumberFormat = {
  shows: 'number',
  wholeDigits: 1,
  decimals: 0,
};

const DATE: NumberFormat = { ...GENERAL, shows: 'date' };
const TIME: NumberFormat = { ...GENERAL, shows: 'time' };
const withDecimals = (decimals: number) => ({ ...GENERAL, decimals });

// Formats that have a number and no text (ECMA-376 part 1, 18.8.30), those of
// East Asian Excel among them.
const BUILT_IN: ReadonlyArray<
  readonly [first: number, last: number, NumberFormat]
> = [
  [2, 2, withDecimals(2)],
  [4, 4, withDecimals(2)],
  [7, 8, withDecimals(2)],
  [14, 17, DATE],
  [18, 21, TIME],
  [22, 22, DATE],
  [27, 31, DATE],
  [32, 35, TIME],
  [36, 36, DATE],
  [39, 40, withDecimals(2)],
  [44, 44, withDecimals(2)],
  [45, 47, TIME],
  [50, 58, DATE],
];

/** The format of a number that needs no text in the workbook. */
export function builtInFormat(id: number): NumberFormat {
  const found = BUILT_IN.find(([first, last]) => id >= first && id <= last);
  return found ? found[2] : GENERAL;
}

// Words in quotes, escaped characters, what is as wide or filled with a
// character, and colours, conditions and locales, but not elapsed time.
const DECORATION = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** What a format's text says, as `#,##0.00;[Red]-#,##0.00` or `yyyy-mm-dd`. */
export function parseNumberFormat(code: string): NumberFormat {
  const [positive] = code.replace(DECORATION, '').split(';');
  if (/general|@/i.test(positive)) return GENERAL;
  if (/[yde]/i.test(positive.replace(/e[+-]/gi, ''))) return DATE;
  if (/[hs]/i.test(positive)) return TIME;
  if (/m/i.test(positive)) return DATE;
  if (/[%eE?/]/.test(positive)) return GENERAL;
  const [whole, decimals = ''] = positive.split('.');
  return {
    shows: 'number',
    wholeDigits: Math.max(1, digitsOf(whole)),
    decimals: digitsOf(decimals),
  };
}

function digitsOf(part: string): number {
  return part.length - part.replaceAll('0', '').length;
}
