import type { NumberFormat } from './NumberFormat';
import { numberText } from './numberText';

const DAY_SECONDS = 24 * 60 * 60;
/** The last day that a spreadsheet knows, 9999-12-31. */
const LAST_DAY = 2_958_465;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The 29th of February 1900, which was none, but has a number. */
const NO_DAY = 60;

/**
 * A number that a cell shows as a date or a time, in ISO 8601 and without a
 * zone: `2026-05-13`, `2026-05-13T10:30:00`, `10:30:00`. Seconds are whole, for
 * a time of day is no number that a spreadsheet holds exactly. What is no date
 * is a number.
 *
 * @param since1904 - the workbook counts days from 1904
 */
export function dateText(
  stored: string,
  format: NumberFormat,
  since1904: boolean,
): string {
  const days = Number(stored);
  if (stored.trim() === '' || !(days >= 0 && days <= LAST_DAY)) {
    return numberText(stored, format);
  }
  const seconds = Math.round(days * DAY_SECONDS);
  if (format.shows === 'time' && days < 1) return timeOf(seconds);
  if (!since1904 && Math.floor(days) === NO_DAY) {
    return numberText(stored, format);
  }
  const iso = new Date(epochOf(days, since1904) + seconds * 1000).toISOString();
  const whole = format.shows === 'date' && seconds % DAY_SECONDS === 0;
  return iso.slice(0, whole ? 10 : 19);
}

function epochOf(days: number, since1904: boolean): number {
  if (since1904) return EPOCH_1904;
  return days < NO_DAY ? EPOCH_1900 + DAY_SECONDS * 1000 : EPOCH_1900;
}

function timeOf(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
