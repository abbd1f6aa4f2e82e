import type { ProfileColumn, ProfileRecord } from '../profiles/Profile';
import { type Cells, isBlank } from './cells';
import type { FileHeader } from './FileReading';
import type { RowFault } from './RejectedRow';

/** Finds the rows of one kind that lack what they cannot be used without. */
export class RequiredCells {
  private readonly always: readonly number[];
  private readonly firstRow: readonly number[];
  private readonly withMoney: readonly number[];
  private readonly money: readonly number[];
  private readonly continuation: readonly number[];

  constructor(
    private readonly header: FileHeader,
    record: ProfileRecord,
  ) {
    const indexes = (wanted: (column: ProfileColumn) => boolean) =>
      record.columns
        .filter(wanted)
        .map(column => header.indexOf(column.names))
        .filter(index => index >= 0);
    this.always = indexes(column => column.required === 'always');
    this.firstRow = indexes(column => column.required === 'firstRow');
    this.withMoney = indexes(column => column.required === 'withMoney');
    this.money = indexes(column => column.kind === 'money');
    this.continuation = header.profile.continuation
      .map(name => header.indexOf(name))
      .filter(index => index >= 0);
  }

  /** @returns what the row lacks, if anything */
  missing(cells: Cells): RowFault | undefined {
    for (const index of this.always) {
      if (isBlank(cells[index])) return this.fault(index);
    }
    for (const index of this.firstRow) {
      if (isBlank(cells[index]) && !this.continues(cells))
        return this.fault(index);
    }
    for (const index of this.withMoney) {
      if (!isBlank(cells[index])) continue;
      if (this.money.some(at => !isBlank(cells[at]))) return this.fault(index);
    }
    return undefined;
  }

  private continues(cells: Cells): boolean {
    const { continuation } = this;
    return (
      continuation.length > 0 &&
      continuation.every(index => isBlank(cells[index]))
    );
  }

  private fault(index: number): RowFault {
    return {
      code: 'MISSING_VALUE',
      columnIndex: index,
      message: `"${this.header.names[index]}" is empty; the row cannot be used without it.`,
    };
  }
}
