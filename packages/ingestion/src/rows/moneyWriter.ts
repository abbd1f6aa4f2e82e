import { multiplyMoney, negativeMoney } from '../values/money';
import { addMoney, invertMoney, sameMoney } from '../values/moneySum';
import { isNothing } from '../values/isNothing';
import { readQuantity } from '../values/quantity';
import { type NumberConvention, readMoney } from '../values/readMoney';
import type { ProfileColumn } from '../profiles/Profile';
import { type Cells, type CellReader, cellReader } from './cells';
import type { FileReading } from './FileReading';
import type { FieldWriter } from './FieldWriter';
import { type RowFault, shown } from './RejectedRow';

/** A canonical amount, undefined where the row has none, or what is wrong. */
export type AmountReader = (cells: Cells) => string | undefined | RowFault;

const EXAMPLES: Record<NumberConvention, string> = {
  point: 'a point for decimals, such as 1234.50',
  comma: 'a comma for decimals, such as 1234,50',
};

interface AmountColumn {
  index: number;
  name: string;
  read: CellReader;
  convention: NumberConvention | undefined;
}

/** Reads the merchant-signed amount of a profile's money column. */
export function amountReader(
  reading: FileReading,
  column: ProfileColumn,
  index: number,
): AmountReader {
  const signed = signedReader(reading, column, index);
  if (!column.times) return signed;
  return multipliedReader(reading, signed, index);
}

/** Writes what an amount reader gives, as a JSON string. */
export function amountWriter(read: AmountReader): FieldWriter {
  return cells => {
    const amount = read(cells);
    return typeof amount === 'string' ? `"${amount}"` : amount;
  };
}

function signedReader(
  reading: FileReading,
  column: ProfileColumn,
  index: number,
): AmountReader {
  const read = sumReader([
    plainReader(amountColumn(reading, column, index)),
    ...otherAmounts(reading, column.plus),
    ...otherAmounts(reading, column.minus).map(other =>
      mapAmount(other, invertMoney),
    ),
  ]);
  switch (column.sign) {
    case 'negative':
      return mapAmount(read, negativeMoney);
    case 'inverted':
      return mapAmount(read, invertMoney);
    default:
      return read;
  }
}

/** Amounts of further columns of this one's kind; those not there are none. */
function otherAmounts(
  reading: FileReading,
  names: readonly string[] = [],
): AmountReader[] {
  return names
    .map(name => reading.header.indexOf(name))
    .filter(index => index >= 0)
    .map(index => plainReader(amountColumn(reading, { kind: 'money' }, index)));
}

function amountColumn(
  reading: FileReading,
  column: Pick<ProfileColumn, 'with' | 'pattern' | 'kind'>,
  index: number,
): AmountColumn {
  const name = reading.header.names[index];
  return {
    index,
    name,
    read: cellReader(reading, column, index),
    convention: reading.numberOf(name),
  };
}

function plainReader(column: AmountColumn): AmountReader {
  const { read, convention } = column;
  const readAmount =
    convention === undefined
      ? unambiguousMoney
      : (text: string) => readMoney(text, convention);
  return cells => {
    const cell = read(cells);
    if (cell === '') return undefined;
    const amount = readAmount(cell);
    if (amount !== undefined) return amount;
    return isNothing(cell) ? undefined : moneyFault(column, cell);
  };
}

/** An amount that means the same whichever mark its decimals have. */
function unambiguousMoney(text: string): string | undefined {
  const point = readMoney(text, 'point');
  const comma = readMoney(text, 'comma');
  if (point === undefined || comma === undefined) return point ?? comma;
  return sameMoney(point, comma) ? point : undefined;
}

function moneyFault(
  { index, name, convention }: AmountColumn,
  cell: string,
): RowFault {
  const expected = convention
    ? EXAMPLES[convention]
    : 'decimals that cannot be taken for thousands; or say, before the file is read, how its amounts are written';
  return {
    code: 'INVALID_MONEY',
    columnIndex: index,
    message: `"${name}" is ${shown(cell)}; expected an amount with ${expected}.`,
  };
}

function mapAmount(
  read: AmountReader,
  change: (amount: string) => string,
): AmountReader {
  return cells => {
    const amount = read(cells);
    return typeof amount === 'string' ? change(amount) : amount;
  };
}

/** An amount that is spread over columns. */
function sumReader(readers: AmountReader[]): AmountReader {
  if (readers.length === 1) return readers[0];
  return cells => {
    let sum: string | undefined;
    for (const read of readers) {
      const amount = read(cells);
      if (typeof amount === 'object') return amount;
      if (amount === undefined) continue;
      sum = sum === undefined ? amount : addMoney(sum, amount);
    }
    return sum;
  };
}

function multipliedReader(
  reading: FileReading,
  read: AmountReader,
  index: number,
): AmountReader {
  const { header } = reading;
  const factorColumn = Object.values(header.profile.records)
    .flatMap(record => record?.columns ?? [])
    .find(column => column.field === 'quantity');
  const factorIndex = factorColumn ? header.indexOf(factorColumn.names) : -1;
  if (factorIndex < 0) return read;
  const name = header.names[index];
  return cells => {
    const amount = read(cells);
    if (typeof amount !== 'string') return amount;
    const factor = readQuantity(cells[factorIndex]);
    // What is wrong with the quantity is told of the quantity.
    if (factor === undefined) return undefined;
    return (
      multiplyMoney(amount, factor) ?? {
        code: 'INVALID_MONEY',
        columnIndex: index,
        message: `"${name}" is ${shown(cells[index])}; times ${factor} it has more digits than an amount may have.`,
      }
    );
  };
}
