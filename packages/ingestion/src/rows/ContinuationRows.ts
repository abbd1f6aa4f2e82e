import { type Cells, isBlank } from './cells';
import type { FileHeader } from './FileReading';

/** Gives the rows that continue an order what its first row has for them. */
export class ContinuationRows {
  /** What the first row has in the columns that are inherited. */
  private readonly first: string[];
  private firstKnown = false;
  private firstOrder = '';
  /** Number of the row before. */
  private row = 0;
  private readonly completed: string[];

  private constructor(
    private readonly blank: readonly number[],
    private readonly inherited: readonly number[],
    /** Column in which both name the order; -1 where that is inherited. */
    private readonly order: number,
    width: number,
  ) {
    this.first = inherited.map(() => '');
    this.completed = Array.from({ length: width }, () => '');
  }

  /** @returns undefined where rows of such files inherit nothing */
  static of(header: FileHeader): ContinuationRows | undefined {
    const { continuation, inherits, records } = header.profile;
    const indexes = (names: readonly string[]) =>
      names.map(name => header.indexOf(name)).filter(index => index >= 0);
    const inherited = indexes(inherits);
    if (inherited.length === 0) return undefined;
    const id = records.orders?.columns.find(one => one.field === 'order_id');
    const order = id ? header.indexOf(id.names) : -1;
    return new ContinuationRows(
      indexes(continuation),
      inherited,
      inherited.includes(order) ? -1 : order,
      header.names.length,
    );
  }

  /**
   * A row was rejected: what follows continues no order that is known, unless
   * the order's name tells that the row was not the first of it.
   */
  forget(cells: Cells): void {
    const { order } = this;
    const other = order >= 0 && cells[order] !== this.firstOrder;
    const later = order >= 0 && this.isContinuation(cells);
    if (!other && !later) this.firstKnown = false;
  }

  /**
   * The cells of a row, to be asked of every row in the file's order; good
   * until the next one is.
   *
   * @param row - its number in its own file, where rows may be left out here: a
   *   row that does not name its order continues only the one directly before
   */
  complete(cells: Cells, row?: number): Cells {
    const { inherited, first, completed, order } = this;
    if (row !== undefined) {
      if (order < 0 && row !== this.row + 1) this.firstKnown = false;
      this.row = row;
    }
    if (!this.isContinuation(cells)) {
      inherited.forEach((index, i) => {
        first[i] = cells[index];
      });
      this.firstOrder = order < 0 ? '' : cells[order];
      this.firstKnown = true;
      return cells;
    }
    const continues = order < 0 || cells[order] === this.firstOrder;
    if (!this.firstKnown || !continues) return cells;
    for (let i = 0; i < completed.length; i += 1) completed[i] = cells[i];
    inherited.forEach((index, i) => {
      completed[index] = first[i];
    });
    return completed;
  }

  private isContinuation(cells: Cells): boolean {
    return this.blank.every(index => isBlank(cells[index] ?? ''));
  }
}
