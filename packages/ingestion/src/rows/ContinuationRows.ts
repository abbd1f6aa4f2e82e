import { type Cells, isBlank } from './cells';
import type { FileHeader } from './FileReading';

/** Gives the rows that continue an order what its first row has for them. */
export class ContinuationRows {
  private first: string[] | undefined;

  private constructor(
    private readonly blank: readonly number[],
    private readonly inherited: readonly number[],
  ) {}

  /** @returns undefined where rows of such files inherit nothing */
  static of(header: FileHeader): ContinuationRows | undefined {
    const { continuation, inherits } = header.profile;
    const indexes = (names: readonly string[]) =>
      names.map(name => header.indexOf(name)).filter(index => index >= 0);
    const inherited = indexes(inherits);
    return inherited.length === 0
      ? undefined
      : new ContinuationRows(indexes(continuation), inherited);
  }

  /** A row was rejected: what follows it continues no order that is known. */
  forget(): void {
    this.first = undefined;
  }

  /** The cells of a row, to be asked of every row in the file's order. */
  complete(cells: Cells): Cells {
    if (!this.blank.every(index => isBlank(cells[index]))) {
      this.first = [...cells];
      return cells;
    }
    const { first } = this;
    if (first === undefined) return cells;
    const completed = [...cells];
    for (const index of this.inherited) completed[index] = first[index];
    return completed;
  }
}
