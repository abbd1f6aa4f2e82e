/** A batch whose rejected rows a file holds, mended. */
export interface Supplement {
  /** Stands in each row of the file. */
  batchId: string;
  /** What it is called. */
  fileName: string;
  /** Rows of its file. */
  rows: number;
  /** What is there of totals that its file states. */
  opening: OpeningTotal[];
}

/** What the rows of a batch and its supplements add up to, before a further one. */
export interface OpeningTotal {
  /** As in `ControlTotal`. */
  per: string;
  currency?: string;
  /** Absent where no row with it is there. */
  stated?: string;
  byType: Record<string, string>;
}
