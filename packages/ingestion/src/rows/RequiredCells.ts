import type { ProfileColumn, ProfileRecord } from '../profiles/Profile';
import { isNothing } from '../values/isNothing';
import { type CellReader, type Cells, cellReader } from './cells';
import type { FileReading } from './FileReading';
import type { RowFault } from './RejectedRow';

/** A column without which a row cannot be used. */
interface RequiredColumn {
  index: number;
  /** What is read of it: a cell with dashes, or without the part that counts, has nothing. */
  read: CellReader;
}

/** Finds the rows of one kind that lack what they cannot be used without. */
export class RequiredCells {
  private readonly always: readonly RequiredColumn[];
  private readonly firstRow: readonly RequiredColumn[];
  private readonly withMoney: readonly RequiredColumn[];
  private readonly money: readonly RequiredColumn[];
  private readonly continuation: readonly number[];

  constructor(
    private readonly reading: FileReading,
    record: ProfileRecord,
  ) {
    const { header } = reading;
    const columns = (wanted: (column: ProfileColumn) => boolean) =>
      record.columns.filter(wanted).flatMap(column => {
        const index = header.indexOf(column.names);
        return index < 0
          ? []
          : [{ index, read: cellReader(reading, column, index) }];
      });
    this.always = columns(column => column.required === 'always');
    this.firstRow = columns(column => column.required === 'firstRow');
    this.withMoney = columns(column => column.required === 'withMoney');
    this.money = columns(column => column.kind === 'money');
    this.continuation = header.profile.continuation
      .map(name => header.indexOf(name))
      .filter(index => index >= 0);
  }

  /** @returns what the row lacks, if anything */
  missing(cells: Cells): RowFault | undefined {
    for (const column of this.always) {
      if (lacks(cells, column)) return this.fault(column);
    }
    for (const column of this.firstRow) {
      if (lacks(cells, column) && !this.continues(cells))
        return this.fault(column);
    }
    for (const column of this.withMoney) {
      if (!lacks(cells, column)) continue;
      if (this.money.some(amount => !lacks(cells, amount)))
        return this.fault(column);
    }
    return undefined;
  }

  private continues(cells: Cells): boolean {
    const { continuation } = this;
    return (
      continuation.length > 0 &&
      continuation.every(index => isNothing(cells[index]))
    );
  }

  private fault({ index }: RequiredColumn): RowFault {
    return {
      code: 'MISSING_VALUE',
      columnIndex: index,
      message: `"${this.reading.header.names[index]}" is empty, or does not hold what is needed; the row cannot be used without it.`,
    };
  }
}

function lacks(cells: Cells, { read }: RequiredColumn): boolean {
  return isNothing(read(cells));
}
