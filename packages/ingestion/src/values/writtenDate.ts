import { monthNamed } from './monthNames';

/** In which order a numeric date has its day, month and year. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** A date as written: in which order it is to be read may be open. */
export interface WrittenDate {
  /** Its three numbers; years of two digits as they are. */
  parts: readonly [number, number, number];
  /**
   * `certain`: year, month and day, shown by a year of four digits in front or
   * a month's name. `yearLast`: a year of four digits is the last. `short`: all
   * have two digits or fewer.
   */
  shape: 'certain' | 'yearLast' | 'short';
  /** Characters of the text that it takes. */
  length: number;
}

const NUMERIC =
  /^(\d{1,4})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{1,2})(?!\d)(?:\.(?= |$))?/;
const EAST_ASIAN = /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/;
const DAY_FIRST =
  /^(\d{1,2})(?:st|nd|rd|th|er|o|\.)?[ /-]?(?:de |of )?(\p{L}{3,10})\.?(?:,? | del? |[/-])(\d{4}|\d{2})(?!\d)/iu;
const MONTH_FIRST =
  /^(\p{L}{3,10})\.?[ /-]?(\d{1,2})(?:st|nd|rd|th)?(?:, ?| |[/-])(\d{4}|\d{2})(?!\d)/iu;

/**
 * Reads the date that a text begins with; blanks are single and ordinary ones.
 * Its parts are numbers divided by `/`, `.` or `-`, or the month has its name.
 */
export function readWrittenDate(text: string): WrittenDate | undefined {
  const numeric = NUMERIC.exec(text);
  if (numeric) return numericDate(numeric);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return namedDate(dayFirst, dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return namedDate(monthFirst, monthFirst[1], monthFirst[2]);
  const eastern = EAST_ASIAN.exec(text);
  if (!eastern) return undefined;
  return {
    parts: [Number(eastern[1]), Number(eastern[2]), Number(eastern[3])],
    shape: 'certain',
    length: eastern[0].length,
  };
}

function numericDate([all, first, , second, third]: RegExpExecArray):
  WrittenDate | undefined {
  const shape = numericShape(first.length, third.length);
  if (shape === undefined) return undefined;
  const parts = [Number(first), Number(second), Number(third)] as const;
  return { parts, shape, length: all.length };
}

function numericShape(
  first: number,
  third: number,
): WrittenDate['shape'] | undefined {
  if (first === 4) return third < 4 ? 'certain' : undefined;
  if (first === 3 || third === 1) return undefined;
  return third === 4 ? 'yearLast' : 'short';
}

function namedDate(
  { 0: all, 3: year }: RegExpExecArray,
  monthName: string,
  day: string,
): WrittenDate | undefined {
  const month = monthNamed(monthName);
  if (month === undefined) return undefined;
  const fullYear = year.length === 4 ? Number(year) : wholeYear(Number(year));
  return {
    parts: [fullYear, month, Number(day)],
    shape: 'certain',
    length: all.length,
  };
}

/** Exports are recent: 00–69 are of this century, 70–99 of the last. */
function wholeYear(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

/**
 * Midnight of a written date, in milliseconds as if in UTC.
 *
 * @returns NaN where it is no date when read in this order, or needs one
 */
export function midnightOf(
  { parts: [first, second, third], shape }: WrittenDate,
  order: DateOrder | undefined,
): number {
  if (shape === 'certain') return midnight(first, second, third);
  if (order === 'ymd') {
    return shape === 'short' ? midnight(wholeYear(first), second, third) : NaN;
  }
  const year = shape === 'short' ? wholeYear(third) : third;
  if (order === 'dmy') return midnight(year, second, first);
  return order === 'mdy' ? midnight(year, first, second) : NaN;
}

function midnight(year: number, month: number, day: number): number {
  if (year < 1970 || month < 1 || month > 12 || day < 1) return NaN;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.getTime() : NaN;
}
