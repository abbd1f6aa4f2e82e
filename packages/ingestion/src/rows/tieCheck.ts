import type { ProfileRecord } from '../profiles/Profile';
import { addMoney, invertMoney, sameMoney } from '../values/moneySum';
import type { Cells } from './cells';
import { indexesOf } from './columnUse';
import { componentReaders } from './componentsWriter';
import type { FileReading } from './FileReading';
import { type AmountReader, amountReader } from './moneyWriter';
import type { RowFault } from './RejectedRow';
import { rowTest } from './RowSorter';
import { unclassifiedPart } from './unclassifiedPart';

/** Finds a row whose amounts do not add up as its source says they do. */
export type TieCheck = (cells: Cells) => RowFault | undefined;

/** A sum that the source states within a row. */
export interface Tie {
  /** Whether the parts of the row are what adds up. */
  ofComponents: boolean;
  /** The column that states the sum. */
  stated: { index: number; name: string };
  /** What is stated and what its parts add up to; undefined where it does not apply. */
  amounts: (cells: Cells) => { stated: string; sum: string } | undefined;
}

/** The sums within rows of one kind; those whose columns are missing are left out. */
export function tiesOf(reading: FileReading, record: ProfileRecord): Tie[] {
  return record.ties.flatMap(tie => {
    const stated = fieldReader(reading, record, tie.equals);
    const parts = tie.sum.flatMap(name => partReaders(reading, record, name));
    const applies = rowTest(reading.header, tie.when);
    if (!stated || !applies || parts.length === 0) return [];
    return [
      {
        ofComponents: tie.sum.includes('components'),
        stated,
        amounts: cells =>
          applies(cells) ? addedUp(cells, stated.read, parts) : undefined,
      },
    ];
  });
}

/** Checks of the sums within a row; one whose columns are missing is left out. */
export function tieChecks(
  reading: FileReading,
  record: ProfileRecord,
): TieCheck[] {
  const others = unmappedAmounts(reading, record);
  return tiesOf(reading, record).map(({ stated, amounts }) => cells => {
    const found = amounts(cells);
    if (!found || sameMoney(found.sum, found.stated)) return undefined;
    return {
      code: 'AMOUNTS_DO_NOT_TIE',
      columnIndex: stated.index,
      message: `"${stated.name}" is ${found.stated}, and the amounts that make it up are ${found.sum} together.${restIn(others, cells, found)} Export the file again; if it stays so, the export lacks a column.`,
    };
  });
}

/** Readers of the columns that fill no field, as if they held amounts. */
function unmappedAmounts(
  reading: FileReading,
  { columns }: ProfileRecord,
): Array<{ name: string; read: AmountReader }> {
  const { names } = reading.header;
  const mapped = new Set(
    columns.flatMap(column => indexesOf(reading.header, column)),
  );
  return names.flatMap((name, index) =>
    mapped.has(index)
      ? []
      : [{ name, read: amountReader(reading, unclassifiedPart(name), index) }],
  );
}

/** Says which column has what a sum lacks, where one has, be it with the other sign. */
function restIn(
  others: ReadonlyArray<{ name: string; read: AmountReader }>,
  cells: Cells,
  { stated, sum }: { stated: string; sum: string },
): string {
  const rest = addMoney(stated, invertMoney(sum));
  const inverted = invertMoney(rest);
  const holderOf = (wanted: string) =>
    others.find(({ read }) => {
      const amount = read(cells);
      return typeof amount === 'string' && sameMoney(amount, wanted);
    });
  const holder = holderOf(rest);
  if (holder) return ` "${holder.name}" has the rest, ${rest}.`;
  const other = holderOf(inverted);
  return other
    ? ` "${other.name}" has the rest with the other sign, ${inverted}.`
    : '';
}

function addedUp(
  cells: Cells,
  readStated: AmountReader,
  parts: readonly AmountReader[],
) {
  const stated = readStated(cells);
  // What is wrong with an amount itself is told where it is written.
  if (typeof stated !== 'string') return undefined;
  let sum = '0';
  for (const part of parts) {
    const amount = part(cells);
    if (typeof amount === 'object') return undefined;
    if (amount !== undefined) sum = addMoney(sum, amount);
  }
  return { stated, sum };
}

function partReaders(
  reading: FileReading,
  record: ProfileRecord,
  name: string,
): AmountReader[] {
  const [first, kind] = name.split('.');
  if (first === 'components') {
    return componentReaders(reading, record)
      .filter(component => kind === undefined || component.kind === kind)
      .map(({ read }) => read);
  }
  const field = fieldReader(reading, record, name);
  return field ? [field.read] : [];
}

function fieldReader(
  reading: FileReading,
  record: ProfileRecord,
  field: string,
) {
  const column = record.columns.find(one => one.field === field);
  const index = column ? reading.header.indexOf(column.names) : -1;
  if (!column || index < 0) return undefined;
  return {
    index,
    name: reading.header.names[index],
    read: amountReader(reading, column, index),
  };
}
