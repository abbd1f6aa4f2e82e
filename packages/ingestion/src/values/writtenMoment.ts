import { type WrittenDate, readWrittenDate } from './writtenDate';
import { readWrittenTime } from './writtenTime';

/** A date, with time of day and zone if any, as written. */
export interface WrittenMoment {
  date: WrittenDate;
  /** Milliseconds since midnight; undefined where the date is alone. */
  time: number | undefined;
  /** What stands behind: the name or offset of a zone, or nothing. */
  zone: string;
}

const MAX_LENGTH = 64;
const UNUSUAL = /[^ -~]| {2}/;
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u2066-\u2069]/g;

/**
 * Takes apart a text that begins with a date. What follows the date and the
 * time is not understood here.
 *
 * @returns undefined where there is no date, or a time that no clock shows
 */
export function readWrittenMoment(text: string): WrittenMoment | undefined {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH) return undefined;
  const plain = plainText(trimmed);
  const date = readWrittenDate(plain);
  if (date === undefined) return undefined;
  const behind = plain.slice(date.length);
  const time = behind === '' ? undefined : readWrittenTime(behind);
  if (time === undefined) return { date, time: undefined, zone: behind.trim() };
  if (Number.isNaN(time.ms)) return undefined;
  return { date, time: time.ms, zone: behind.slice(time.length).trim() };
}

/** One ordinary blank for blanks of any width, ordinary digits for wide ones. */
function plainText(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(DIRECTION_MARKS, '')
    .replace(/\s+/g, ' ')
    .trim();
}
