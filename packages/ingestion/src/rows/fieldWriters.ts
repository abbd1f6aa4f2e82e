import type { MatchedHeader } from '../profiles/matchHeader';
import type { Profile, ProfileColumn } from '../profiles/profileSchema';
import { isDamagedId } from '../values/damagedId';
import { type Instant, parseInstant } from '../values/instant';
import { canonicalInteger } from '../values/integer';
import { jsonText } from '../values/jsonText';
import { canonicalMoney, multiplyMoney, negativeMoney } from '../values/money';
import { isTimeZone } from '../values/timeZones';
import { type RowFault, shown } from './RejectedRow';

/** The cells of one row, as many as the header has. */
export type Cells = readonly string[];
/** A value as JSON text, undefined where there is none, or what is wrong. */
export type Written = string | undefined | RowFault;
/** Writes one field of the payload. */
export type FieldWriter = (cells: Cells) => Written;

const MAX_ID_LENGTH = 256;
const CURRENCY = /^[A-Z]{3}$/;

/** Whether a cell says nothing: it is empty or of blanks only. */
export function isBlank(cell: string): boolean {
  return cell === '' || (cell.charCodeAt(0) <= 32 && cell.trim() === '');
}

function textWriter(index: number): FieldWriter {
  return cells => {
    const cell = cells[index];
    return isBlank(cell) ? undefined : jsonText(cell);
  };
}

function idWriter(index: number, name: string): FieldWriter {
  return cells => {
    const id = cells[index].trim();
    if (id === '') return undefined;
    if (id.length > MAX_ID_LENGTH) {
      return {
        code: 'VALUE_TOO_LONG',
        columnIndex: index,
        message: `"${name}" has ${id.length} characters; an identifier has at most ${MAX_ID_LENGTH}.`,
      };
    }
    if (isDamagedId(id)) {
      return {
        code: 'DAMAGED_ID',
        columnIndex: index,
        message: `"${name}" is ${shown(id)}: a spreadsheet has rounded it, and what it was cannot be recovered. Export the file again and upload it without opening it in a spreadsheet.`,
      };
    }
    return jsonText(id);
  };
}

function postalCodeWriter(index: number): FieldWriter {
  return cells => {
    // Exports protect leading zeros from spreadsheets by an apostrophe.
    const code = cells[index].trim().replace(/^'/, '');
    return code === '' ? undefined : jsonText(code);
  };
}

function currencyWriter(index: number, name: string): FieldWriter {
  return cells => {
    const cell = cells[index];
    if (CURRENCY.test(cell)) return `"${cell}"`;
    const code = cell.trim().toUpperCase();
    if (code === '') return undefined;
    if (CURRENCY.test(code)) return `"${code}"`;
    return {
      code: 'INVALID_CURRENCY',
      columnIndex: index,
      message: `"${name}" is ${shown(cell)}; expected the three letters of a currency, such as USD.`,
    };
  };
}

function integerWriter(index: number, name: string): FieldWriter {
  return cells => {
    const cell = cells[index];
    const value = canonicalInteger(cell);
    if (value !== undefined && !value.startsWith('-')) return value;
    if (isBlank(cell)) return undefined;
    return {
      code: 'INVALID_INTEGER',
      columnIndex: index,
      message: `"${name}" is ${shown(cell)}; expected a whole number that is not below zero, such as 2.`,
    };
  };
}

function moneyWriter(
  index: number,
  name: string,
  column: ProfileColumn,
  factorIndex: number,
): FieldWriter {
  const negative = column.sign === 'negative';
  return cells => {
    const cell = cells[index];
    if (cell === '') return undefined;
    let amount = canonicalMoney(cell);
    if (amount === undefined) {
      if (isBlank(cell)) return undefined;
      return {
        code: 'INVALID_MONEY',
        columnIndex: index,
        message: `"${name}" is ${shown(cell)}; expected an amount with a point for decimals and nothing between thousands, such as 1234.50.`,
      };
    }
    if (factorIndex >= 0) {
      const factor = canonicalInteger(cells[factorIndex]);
      if (factor === undefined) return undefined;
      const product = multiplyMoney(amount, factor);
      if (product === undefined) {
        return {
          code: 'INVALID_MONEY',
          columnIndex: index,
          message: `"${name}" is ${shown(cell)}; times ${factor} it has more digits than an amount may have.`,
        };
      }
      amount = product;
    }
    return `"${negative ? negativeMoney(amount) : amount}"`;
  };
}

/** Reads the instant of a row's cell; undefined where the cell is blank. */
export type InstantReader = (cells: Cells) => Instant | RowFault | undefined;

/** Reads timestamps of one column, remembering the last: lines repeat them. */
export function instantReader(
  header: MatchedHeader,
  index: number,
): InstantReader {
  const name = header.names[index];
  const { timeZoneColumn } = header.profile;
  const zoneIndex = timeZoneColumn ? header.indexOf(timeZoneColumn) : -1;
  let lastCell = '';
  let lastZone = '';
  let last: Instant | RowFault | undefined;
  return cells => {
    const cell = cells[index];
    const zone = zoneIndex >= 0 ? cells[zoneIndex].trim() : '';
    if (cell === lastCell && zone === lastZone) return last;
    lastCell = cell;
    lastZone = zone;
    last = isBlank(cell)
      ? undefined
      : (parseInstant(cell, isTimeZone(zone) ? zone : undefined) ??
        instantFault(index, name, cell, zoneIndex >= 0 ? zone : undefined));
    return last;
  };
}

function instantFault(
  columnIndex: number,
  name: string,
  cell: string,
  zone: string | undefined,
): RowFault {
  const local = zone === undefined ? '' : ` with time zone ${shown(zone)}`;
  return {
    code: 'INVALID_TIMESTAMP',
    columnIndex,
    message: `"${name}" is ${shown(cell)}${local}; expected an existing date and time with its offset, such as 2026-05-08T23:36:26+00:00${zone === undefined ? '' : ', or a local time with an IANA time zone, such as Europe/Berlin'}.`,
  };
}

/** Writes one part of the instants that a reader gives. */
export function instantWriter(
  read: InstantReader,
  part: 'utc' | 'zone',
): FieldWriter {
  return cells => {
    const instant = read(cells);
    if (instant === undefined || 'code' in instant) return instant;
    return `"${instant[part]}"`;
  };
}

/** Writes the field of a profile's column that the header has at `index`. */
export function columnWriter(
  header: MatchedHeader,
  column: ProfileColumn,
  index: number,
): FieldWriter {
  const name = header.names[index];
  switch (column.kind) {
    case 'id':
      return idWriter(index, name);
    case 'postalCode':
      return postalCodeWriter(index);
    case 'currency':
      return currencyWriter(index, name);
    case 'integer':
      return integerWriter(index, name);
    case 'timestamp':
      return instantWriter(instantReader(header, index), 'utc');
    case 'money':
      return moneyWriter(
        index,
        name,
        column,
        column.times ? indexOfField(header, column.times) : -1,
      );
    default:
      return textWriter(index);
  }
}

/** Index of the column that fills a field, or -1. */
export function indexOfField(
  header: MatchedHeader,
  field: ProfileColumn['field'],
): number {
  const column = header.profile.columns.find(c => c.field === field);
  return column ? indexOfColumn(header, column) : -1;
}

/** Index of the first of a column's names that the header has, or -1. */
export function indexOfColumn(
  header: MatchedHeader,
  column: ProfileColumn,
): number {
  for (const name of column.names) {
    const index = header.indexOf(name);
    if (index >= 0) return index;
  }
  return -1;
}

/** Writes the normalised status by the profile's rules. */
export function statusWriter(header: MatchedHeader): FieldWriter | undefined {
  const rules = header.profile.statusRules.flatMap(rule => {
    const index = header.indexOf(rule.column);
    return index < 0 ? [] : [{ ...compileRule(rule), index }];
  });
  if (rules.length === 0) return undefined;
  return cells => {
    let said = false;
    for (const { index, filled, words } of rules) {
      const cell = cells[index];
      if (isBlank(cell)) continue;
      said = true;
      const status = filled ?? words.get(cell) ?? words.get(word(cell));
      if (status !== undefined) return status;
    }
    return said ? '"unknown"' : undefined;
  };
}

function compileRule(rule: Profile['statusRules'][number]) {
  const words = new Map(
    Object.entries(rule.words ?? {}).map(([key, status]) => [
      key,
      `"${status}"`,
    ]),
  );
  return { filled: rule.filled ? `"${rule.filled}"` : undefined, words };
}

/** The word of a status cell: `Shipped - Delivered to Buyer` is `shipped`. */
function word(cell: string): string {
  return cell.split(' - ')[0].trim().toLowerCase();
}
