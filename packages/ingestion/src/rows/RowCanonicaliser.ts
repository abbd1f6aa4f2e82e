import type { MatchedHeader } from '../profiles/matchHeader';
import { compareJsonbKeys, jsonText } from '../values/jsonText';
import {
  type Cells,
  columnWriter,
  type FieldWriter,
  indexOfColumn,
  indexOfField,
  instantReader,
  instantWriter,
  isBlank,
  statusWriter,
} from './fieldWriters';
import type { RowFault } from './RejectedRow';

interface Member {
  /** `"key":` */
  label: string;
  write: FieldWriter;
}

/** What happens to the columns of a file. */
export interface ColumnUse {
  /** Names of columns that fill canonical fields. */
  mapped: string[];
  /** Names of columns that are kept under `other`. */
  other: string[];
  /** Names of columns about persons, which are not stored. */
  personal: string[];
}

/**
 * Checks rows of one file and writes their canonical order lines.
 *
 * It is put together once for a header. `accept` leaves the results in
 * `orderId` and `payload`, so that a row costs no objects.
 */
export class RowCanonicaliser {
  /** Of the row accepted last. */
  orderId = '';
  /** JSON text of the row accepted last; keys in jsonb's order. */
  payload = '';
  readonly columnUse: ColumnUse;
  private readonly members: readonly Member[];
  private readonly required: readonly number[];
  private readonly requiredOnFirstRow: readonly number[];
  private readonly emptyOnContinuation: readonly number[];
  private readonly moneyIndexes: readonly number[];
  private readonly requiredWithMoney: readonly number[];
  private readonly orderIdIndex: number;

  constructor(private readonly header: MatchedHeader) {
    const { profile } = header;
    this.columnUse = useOfColumns(header);
    this.members = makeMembers(header, this.columnUse);
    const indexes = (
      wanted: (column: (typeof profile.columns)[number]) => boolean,
    ) =>
      profile.columns
        .filter(wanted)
        .map(column => indexOfColumn(header, column))
        .filter(index => index >= 0);
    this.required = indexes(column => column.required === 'always');
    this.requiredOnFirstRow = indexes(c => c.required === 'firstRow');
    this.requiredWithMoney = indexes(c => c.required === 'withMoney');
    this.moneyIndexes = indexes(column => column.kind === 'money');
    this.emptyOnContinuation = profile.continuationWhenEmpty
      .map(name => header.indexOf(name))
      .filter(index => index >= 0);
    this.orderIdIndex = indexOfField(header, 'order_id');
  }

  /**
   * @param cells - as many as the header has columns
   * @returns undefined where the row is good, else its leftmost fault
   */
  accept(cells: Cells): RowFault | undefined {
    let json = '';
    for (const { label, write } of this.members) {
      const value = write(cells);
      if (value === undefined) continue;
      if (typeof value !== 'string') return this.leftmostFault(cells);
      json += json === '' ? label + value : `,${label}${value}`;
    }
    const missing = this.missingValue(cells);
    if (missing) return missing;
    this.payload = `{${json}}`;
    this.orderId = cells[this.orderIdIndex].trim();
    return undefined;
  }

  private missingValue(cells: Cells): RowFault | undefined {
    for (const index of this.required) {
      if (isBlank(cells[index])) return this.missing(index);
    }
    for (const index of this.requiredOnFirstRow) {
      if (!isBlank(cells[index])) continue;
      const isContinuation =
        this.emptyOnContinuation.length > 0 &&
        this.emptyOnContinuation.every(i => isBlank(cells[i]));
      if (!isContinuation) return this.missing(index);
    }
    for (const index of this.requiredWithMoney) {
      if (!isBlank(cells[index])) continue;
      const money = this.moneyIndexes.find(i => !isBlank(cells[i]));
      if (money !== undefined) return this.missing(index);
    }
    return undefined;
  }

  private missing(index: number): RowFault {
    return {
      code: 'MISSING_VALUE',
      columnIndex: index,
      message: `"${this.header.names[index]}" is empty; the row cannot be used without it.`,
    };
  }

  private leftmostFault(cells: Cells): RowFault | undefined {
    const faults = this.members.flatMap(({ write }) => {
      const value = write(cells);
      return typeof value === 'object' ? [value] : [];
    });
    const missing = this.missingValue(cells);
    if (missing) faults.push(missing);
    return faults.sort((a, b) => a.columnIndex - b.columnIndex)[0];
  }
}

function useOfColumns(header: MatchedHeader): ColumnUse {
  const { profile, names } = header;
  const mapped = new Set<number>();
  const alsoOther = new Set<number>();
  for (const column of profile.columns) {
    const index = indexOfColumn(header, column);
    mapped.add(index);
    if (column.keepSource) alsoOther.add(index);
  }
  if (profile.timeZoneColumn)
    mapped.add(header.indexOf(profile.timeZoneColumn));
  const personal = new Set(profile.personal.map(name => header.indexOf(name)));
  const pick = (wanted: (index: number) => boolean) =>
    names.filter((_, index) => wanted(index));
  return {
    mapped: pick(index => mapped.has(index)),
    other: pick(
      index =>
        alsoOther.has(index) || (!mapped.has(index) && !personal.has(index)),
    ),
    personal: pick(index => personal.has(index)),
  };
}

function makeMembers(header: MatchedHeader, use: ColumnUse): Member[] {
  const writers = new Map<string, FieldWriter>();
  for (const column of header.profile.columns) {
    const index = indexOfColumn(header, column);
    if (index < 0) continue;
    if (column.field === 'purchased_at') {
      const read = instantReader(header, index);
      writers.set('purchased_at', instantWriter(read, 'utc'));
      writers.set('source_tz', instantWriter(read, 'zone'));
    } else {
      writers.set(column.field, columnWriter(header, column, index));
    }
  }
  const status = statusWriter(header);
  if (status) writers.set('status', status);
  if (use.other.length > 0) writers.set('other', otherWriter(header, use));
  return inJsonbOrder(writers);
}

function inJsonbOrder(writers: ReadonlyMap<string, FieldWriter>): Member[] {
  return [...writers]
    .sort(([a], [b]) => compareJsonbKeys(a, b))
    .map(([key, write]) => ({ label: `${JSON.stringify(key)}:`, write }));
}

/** Writes the object of columns that fill no field. */
function otherWriter(header: MatchedHeader, use: ColumnUse): FieldWriter {
  const columns = use.other.sort(compareJsonbKeys).map(name => ({
    label: `${JSON.stringify(name)}:`,
    index: header.names.indexOf(name),
  }));
  return cells => {
    let json = '';
    for (const { label, index } of columns) {
      const cell = cells[index];
      if (isBlank(cell)) continue;
      json += json === '' ? label : `,${label}`;
      json += jsonText(cell);
    }
    return json === '' ? undefined : `{${json}}`;
  };
}
