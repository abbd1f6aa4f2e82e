import { detached } from './detached';

const EXPONENT = /^(?:\d(?:[.,]\d+)?[eE]\+\d+|\d[.,]\d+[eE]\d{2})$/;
const LONG = /^\d{16,}$/;
/** Digits that a spreadsheet keeps of a number. */
const KEPT = 15;
/** Digits that a double needs at most to be told from every other. */
const PRINTED = 17;
/** Bits of a double's whole part; beyond them it skips numbers. */
const PRECISION = 52;
const BITS_OF_A_DIGIT = Math.log2(10);
/** Of a column all of whose numbers are rounded: a chance of 1 in 10,000. */
const TELLING = 13;
/** The same where each could have lost one digit only: many number by tens. */
const TELLING_OF_ONE_DIGIT = 40;
/** Of numbers one after the other, in a column of any length. */
const TELLING_STRETCH = 60;
/** Different numbers that are remembered of a stretch. */
const REMEMBERED = 256;
/** Different digits in the last place that rounding leaves; a numbering by twos has one. */
const TELLING_ENDINGS = 3;

/**
 * Whether a spreadsheet has surely destroyed this identifier: it is written
 * with an exponent. What was there before cannot be recovered.
 */
export function isDamagedId(id: string): boolean {
  return EXPONENT.test(id);
}

/**
 * Looks at the long numbers among the identifiers of a column, one by one.
 *
 * A number of 16 digits or more looks rounded where all digits after the 15th
 * are zeros, as a spreadsheet leaves it, or where it is beyond the whole
 * numbers that a double can hold and is just what a double prints (17 digits,
 * then zeros). One such number proves nothing: a tenth of all numbers of 16
 * digits ends in a zero. So the chance is counted, in bits, that different
 * numbers one after the other all look so by chance. It takes 13 bits where no
 * number of the column has kept its digits (40 where each could have lost one
 * digit only), and 60 in the midst of numbers that have.
 */
export class RoundedIds {
  private intact = false;
  private last = '';
  private readonly different = new Set<string>();
  private zeros = 0;
  private printed = 0;
  private endings = new Set<string>();
  private needed = TELLING_OF_ONE_DIGIT;

  /** @returns whether it was looked at: identifiers of other forms never are */
  add(cell: string): boolean {
    // Nearly all others are told by their length or their fourth character.
    if (cell.length <= KEPT || !isDigit(cell, 3)) return false;
    if (cell === this.last) return false;
    const id = cell.trim();
    if (!LONG.test(id)) return false;
    this.last = cell;
    if (endsAfterKept(id)) this.count(id, 'zeros');
    else if (isPrintedDouble(id)) this.count(id, 'printed');
    else this.begin();
    return true;
  }

  /** An identifier of the column, where they have all been rounded. */
  get damaged(): string | undefined {
    return !this.intact && this.bits >= this.needed ? this.example : undefined;
  }

  /** An identifier of those seen last, where a row of them has been rounded. */
  get stretch(): string | undefined {
    return this.bits >= TELLING_STRETCH ? this.example : undefined;
  }

  private get example(): string | undefined {
    return [...this.different].at(-1);
  }

  private get bits(): number {
    return this.endings.size < TELLING_ENDINGS
      ? this.zeros
      : this.zeros + this.printed;
  }

  private count(id: string, as: 'zeros' | 'printed'): void {
    const { different } = this;
    if (different.size >= REMEMBERED || different.has(id)) return;
    different.add(detached(id));
    if (id.length > KEPT + 1) this.needed = TELLING;
    if (as === 'zeros') {
      this.zeros += (id.length - KEPT) * BITS_OF_A_DIGIT;
      return;
    }
    this.printed += Math.floor(Math.log2(Number(id))) - PRECISION;
    this.endings.add(detached(id[Math.min(id.length, PRINTED) - 1]));
  }

  /** A number has kept its digits: what comes after it is another stretch. */
  private begin(): void {
    this.intact = true;
    if (this.different.size === 0) return;
    this.different.clear();
    this.endings.clear();
    this.zeros = 0;
    this.printed = 0;
  }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function endsAfterKept(id: string): boolean {
  for (let at = id.length - 1; at >= KEPT; at -= 1) {
    if (id.charCodeAt(at) !== 48) return false;
  }
  return true;
}

function isPrintedDouble(id: string): boolean {
  // All doubles of this size are even.
  if (id.charCodeAt(id.length - 1) % 2 === 1) return false;
  const value = Number(id);
  return value > Number.MAX_SAFE_INTEGER && String(value) === id;
}
