const EXPONENT = /^(?:\d(?:[.,]\d+)?[eE]\+\d+|\d[.,]\d+[eE]\d{2})$/;
const LONG = /^\d{16,}$/;
/** Digits that a spreadsheet keeps of a number. */
const KEPT = 15;
/** Digits that must all be zero before chance is no explanation: 1 in 10,000. */
const TELLING_ZEROS = 4;

/**
 * Whether a spreadsheet has surely destroyed this identifier: it is written
 * with an exponent. What was there before cannot be recovered.
 */
export function isDamagedId(id: string): boolean {
  return EXPONENT.test(id);
}

/**
 * Looks at the long numbers among the identifiers of a column. A spreadsheet
 * keeps 15 digits of a number and writes zeros for the rest, and it does so to
 * the whole column; one identifier that ends in zeros is ordinary.
 */
export class RoundedIds {
  private zeros = 0;
  private intact = false;
  private example: string | undefined;

  add(cell: string): void {
    if (this.intact || cell.length <= KEPT) return;
    const id = cell.trim();
    if (!LONG.test(id)) return;
    const lost = id.slice(KEPT);
    if (/[^0]/.test(lost)) {
      this.intact = true;
      return;
    }
    if (id === this.example) return;
    this.example = id;
    this.zeros += lost.length;
  }

  /** An identifier of the column, where a spreadsheet has rounded them all. */
  get damaged(): string | undefined {
    return !this.intact && this.zeros >= TELLING_ZEROS
      ? this.example
      : undefined;
  }
}
