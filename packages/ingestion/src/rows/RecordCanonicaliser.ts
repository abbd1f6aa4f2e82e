import { hash } from 'node:crypto';
import type {
  ProfileColumn,
  ProfileRecord,
  RecordKind,
} from '../profiles/Profile';
import { compareJsonbKeys, jsonText } from '../values/jsonText';
import { type Cells, saysNothing } from './cells';
import { classifier } from './classifier';
import { componentsWriter } from './componentsWriter';
import { currencyFault, namesCurrency } from './currencyFault';
import type { FieldWriter } from './FieldWriter';
import type { FileReading } from './FileReading';
import { instantReader, instantWriter } from './instantWriters';
import { amountReader, amountWriter } from './moneyWriter';
import type { RowFault } from './RejectedRow';
import { RequiredCells } from './RequiredCells';
import {
  constantCurrencyWriter,
  HEADLINES,
  headlineIndex,
} from './rowCurrency';
import { ROW_KEY_SEPARATOR } from './RowEncoder';
import { textColumnWriter } from './textWriters';
import { type TieCheck, tieChecks } from './tieCheck';
import { unnamedCurrency } from './unnamedCurrency';

interface Member {
  key: string;
  /** `"key":` */
  label: string;
  write: FieldWriter;
}

const MAX_KEY_LENGTH = 512;
/** The time that a record is of, whose zone is kept. */
const MOMENTS = ['purchased_at', 'occurred_at', 'paid_at', 'initiated_at'];
/**
 * Checks rows of one kind in one file and writes their canonical records.
 *
 * It is put together once for a file. `accept` leaves the results in fields,
 * so that a row costs no objects.
 */
export class RecordCanonicaliser {
  /** JSON text of the record accepted last; keys in jsonb's order. */
  payload = '';
  private readonly values: Array<string | undefined>;
  private readonly members: readonly Member[];
  private readonly required: RequiredCells;
  private readonly ties: readonly TieCheck[];
  private readonly positions: ReadonlyMap<string, number>;
  private readonly headline: string;
  /** Where the file has the headline. */
  private readonly headlineColumn: { index: number; name: string } | undefined;
  private readonly identity: readonly string[];
  /** Finds an amount in the values whose currency nothing tells. */
  private readonly unnamedCurrency: () => RowFault | undefined;

  constructor(
    reading: FileReading,
    readonly kind: RecordKind,
    {
      record,
      other,
    }: {
      record: ProfileRecord;
      /** Names of the columns that are kept under `other`. */
      other: readonly string[];
    },
  ) {
    this.members = makeMembers(reading, kind, { record, other });
    this.values = this.members.map(() => undefined);
    this.positions = new Map(this.members.map(({ key }, at) => [key, at]));
    this.required = new RequiredCells(reading, record);
    this.ties = tieChecks(reading, record);
    this.headline = HEADLINES[kind];
    const index = headlineIndex(reading, kind, record);
    if (index >= 0)
      this.headlineColumn = { index, name: reading.header.names[index] };
    this.identity = record.identity;
    this.unnamedCurrency = unnamedCurrency(reading, record, {
      values: this.values,
      positions: this.positions,
    });
  }

  /**
   * @param cells - as many as the header has columns
   * @returns undefined where the row is good, else its leftmost fault
   */
  accept(cells: Cells): RowFault | undefined {
    const { members, values } = this;
    let json = '';
    for (let i = 0; i < members.length; i += 1) {
      const { label, write } = members[i];
      const value = write(cells);
      if (typeof value === 'object') return this.leftmostFault(cells);
      values[i] = value;
      if (value === undefined) continue;
      json += json === '' ? label + value : `,${label}${value}`;
    }
    const fault =
      this.required.missing(cells) ??
      this.unnamedCurrency() ??
      this.untied(cells) ??
      this.inOtherCurrency(cells);
    if (fault) return fault;
    this.payload = `{${json}}`;
    return undefined;
  }

  /** Text of a field of the record accepted last, where it has it. */
  field(name: string): string | undefined {
    const at = this.positions.get(name);
    const json = at === undefined ? undefined : this.values[at];
    if (json === undefined) return undefined;
    // Most texts need no unescaping.
    return json.includes('\\') || json.charCodeAt(0) !== 34
      ? String(JSON.parse(json))
      : json.slice(1, -1);
  }

  /**
   * What tells the record accepted last from every other of its store; empty
   * where only its content does. A long one is its SHA-256, for no index takes
   * more than some kilobytes.
   */
  get rowKey(): string {
    let key = '';
    for (const name of this.identity) {
      const value = this.field(name);
      if (value === undefined) return '';
      key += key === '' ? value : `${ROW_KEY_SEPARATOR}${value}`;
    }
    return key.length > MAX_KEY_LENGTH ? hash('sha256', key) : key;
  }

  /** The amount by which this record is added up, where it has one. */
  get amount(): string | undefined {
    return this.field(this.headline);
  }

  private untied(cells: Cells): RowFault | undefined {
    for (const check of this.ties) {
      const fault = check(cells);
      if (fault) return fault;
    }
    return undefined;
  }

  private inOtherCurrency(cells: Cells): RowFault | undefined {
    const { headlineColumn } = this;
    if (!headlineColumn) return undefined;
    const cell = cells[headlineColumn.index];
    // Nearly all amounts are of digits alone, and name no currency.
    if (!namesCurrency(cell)) return undefined;
    return currencyFault(cell, this.field('currency'), headlineColumn);
  }

  private leftmostFault(cells: Cells): RowFault | undefined {
    const faults = this.members.flatMap(({ write }) => {
      const value = write(cells);
      return typeof value === 'object' ? [value] : [];
    });
    const missing = this.required.missing(cells);
    if (missing) faults.push(missing);
    return faults.sort((a, b) => a.columnIndex - b.columnIndex)[0];
  }
}

function makeMembers(
  reading: FileReading,
  kind: RecordKind,
  { record, other }: { record: ProfileRecord; other: readonly string[] },
): Member[] {
  const writers = new Map<string, FieldWriter>();
  for (const column of record.columns) {
    const index = reading.header.indexOf(column.names);
    if (column.field === undefined || index < 0) continue;
    addColumn(writers, reading, {
      ...column,
      field: column.field,
      index,
      negative: kind !== 'orders',
    });
  }
  if (!writers.has('currency'))
    writers.set('currency', constantCurrencyWriter(reading, kind, record));
  addClassification(writers, reading, { kind, record });
  const components = componentsWriter(reading, record);
  if (components) writers.set('components', components);
  if (other.length > 0) writers.set('other', otherWriter(reading, other));
  return inJsonbOrder(writers);
}

function addColumn(
  writers: Map<string, FieldWriter>,
  reading: FileReading,
  column: ProfileColumn & { field: string; index: number; negative: boolean },
) {
  const { field, index } = column;
  if (column.kind === 'money') {
    writers.set(field, amountWriter(amountReader(reading, column, index)));
  } else if (column.kind === 'timestamp') {
    const read = instantReader(reading, column, index);
    writers.set(field, instantWriter(read, 'utc'));
    if (MOMENTS.includes(field) && !writers.has('source_tz'))
      writers.set('source_tz', instantWriter(read, 'zone'));
  } else {
    writers.set(field, textColumnWriter(reading, column));
  }
}

function addClassification(
  writers: Map<string, FieldWriter>,
  { header }: FileReading,
  { kind, record }: { kind: RecordKind; record: ProfileRecord },
) {
  const money = kind === 'transactions';
  const find = classifier(
    header,
    record.classify,
    money ? 'unclassified' : 'unknown',
  );
  if (!find) return;
  writers.set(money ? 'type' : 'status', cells => {
    const found = find(cells);
    return found && `"${found.value}"`;
  });
}

function inJsonbOrder(writers: ReadonlyMap<string, FieldWriter>): Member[] {
  return [...writers]
    .sort(([a], [b]) => compareJsonbKeys(a, b))
    .map(([key, write]) => ({ key, label: `${JSON.stringify(key)}:`, write }));
}

/** Writes the object of columns that fill no field. */
function otherWriter(
  { header }: FileReading,
  names: readonly string[],
): FieldWriter {
  const columns = [...names].sort(compareJsonbKeys).map(name => ({
    label: `${JSON.stringify(name)}:`,
    index: header.names.indexOf(name),
  }));
  return cells => {
    let json = '';
    for (const { label, index } of columns) {
      const cell = cells[index];
      if (saysNothing(cell)) continue;
      json += json === '' ? label : `,${label}`;
      json += jsonText(cell);
    }
    return json === '' ? undefined : `{${json}}`;
  };
}
