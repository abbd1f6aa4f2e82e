import type { ProfileColumn } from '../profiles/Profile';
import { currencyNamedBy } from '../values/currencyNamedBy';
import { isDamagedId } from '../values/damagedId';
import { isNothing } from '../values/isNothing';
import { jsonText } from '../values/jsonText';
import { readBoolean } from '../values/readBoolean';
import { readDecimal } from '../values/readDecimal';
import { readQuantity } from '../values/quantity';
import { type CellReader, cellReader, saysNothing } from './cells';
import type { FieldWriter } from './FieldWriter';
import type { FileReading } from './FileReading';
import { shown } from './RejectedRow';

const MAX_ID_LENGTH = 256;
const CURRENCY = /^[A-Z]{3}$/;

/** A column whose cells are written as they are understood. */
interface TextColumn {
  index: number;
  name: string;
  read: CellReader;
}

/**
 * Writes a column that is neither money nor a time.
 *
 * @param column - `negative`: whether whole numbers may be below zero
 */
export function textColumnWriter(
  reading: FileReading,
  column: ProfileColumn & { index: number; negative: boolean },
): FieldWriter {
  const { index } = column;
  const text = {
    index,
    name: reading.header.names[index],
    read: cellReader(reading, column, index),
  };
  switch (column.kind) {
    case 'id':
      return idWriter(text);
    case 'postalCode':
      return postalCodeWriter(text);
    case 'currency':
      return currencyWriter(text, reading);
    case 'integer':
      return integerWriter(text, column.negative);
    case 'boolean':
      return booleanWriter(text);
    case 'decimal':
      return decimalWriter(text, reading);
    default:
      return textWriter(text);
  }
}

function textWriter({ read }: TextColumn): FieldWriter {
  return cells => {
    const cell = read(cells);
    return saysNothing(cell) ? undefined : jsonText(cell);
  };
}

function idWriter({ index, name, read }: TextColumn): FieldWriter {
  return cells => {
    const id = read(cells).trim();
    if (isNothing(id)) return undefined;
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

function postalCodeWriter({ read }: TextColumn): FieldWriter {
  return cells => {
    // Exports protect leading zeros from spreadsheets by an apostrophe.
    const code = read(cells).trim().replace(/^'/, '');
    return isNothing(code) ? undefined : jsonText(code);
  };
}

function currencyWriter(
  { index, name, read }: TextColumn,
  reading: FileReading,
): FieldWriter {
  const otherwise = () =>
    reading.currency === undefined ? undefined : `"${reading.currency}"`;
  return cells => {
    const cell = read(cells);
    if (CURRENCY.test(cell)) return `"${cell}"`;
    const code = cell.trim().toUpperCase();
    if (isNothing(code)) return otherwise();
    if (CURRENCY.test(code)) return `"${code}"`;
    const named = currencyNamedBy(cell);
    if (named !== undefined) return `"${named}"`;
    return (
      otherwise() ?? {
        code: 'INVALID_CURRENCY',
        columnIndex: index,
        message: `"${name}" is ${shown(cell)}; expected the three letters of a currency, such as USD.`,
      }
    );
  };
}

function booleanWriter({ index, name, read }: TextColumn): FieldWriter {
  return cells => {
    const cell = read(cells);
    const value = readBoolean(cell);
    if (value !== undefined) return value ? 'true' : 'false';
    if (isNothing(cell)) return undefined;
    return {
      code: 'INVALID_BOOLEAN',
      columnIndex: index,
      message: `"${name}" is ${shown(cell)}; expected yes or no.`,
    };
  };
}

function decimalWriter(
  { index, name, read }: TextColumn,
  reading: FileReading,
): FieldWriter {
  const convention = reading.numberOf(name);
  return cells => {
    const cell = read(cells);
    const value = readDecimal(cell, convention);
    if (value !== undefined) return `"${value}"`;
    if (isNothing(cell)) return undefined;
    return {
      code: 'INVALID_NUMBER',
      columnIndex: index,
      message: `"${name}" is ${shown(cell)}; expected a number, such as 0.8398, whose decimals cannot be taken for thousands.`,
    };
  };
}

function integerWriter(
  { index, name, read }: TextColumn,
  negative: boolean,
): FieldWriter {
  const expected = negative
    ? 'a whole number, such as 2 or -1'
    : 'a whole number that is not below zero, such as 2';
  return cells => {
    const cell = read(cells);
    const value = readQuantity(cell);
    if (value !== undefined && (negative || !value.startsWith('-')))
      return value;
    if (isNothing(cell)) return undefined;
    return {
      code: 'INVALID_INTEGER',
      columnIndex: index,
      message: `"${name}" is ${shown(cell)}; expected ${expected}.`,
    };
  };
}
