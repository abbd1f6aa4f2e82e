const EXPONENT = /^\d(?:[.,]\d+)?[eE]\+\d+$/;
const ROUNDED = /^\d{14,}00$/;

/**
 * Whether a spreadsheet has destroyed this identifier: it is written with an
 * exponent, or has 16 or more digits and ends in zeros because a spreadsheet
 * keeps no more than 15. What was there before cannot be recovered.
 */
export function isDamagedId(id: string): boolean {
  return EXPONENT.test(id) || ROUNDED.test(id);
}
