import type { ProfileRecord } from '../profiles/Profile';
import { addMoney, sameMoney } from '../values/moneySum';
import type { Cells } from './cells';
import { componentReaders } from './componentsWriter';
import type { FileReading } from './FileReading';
import { type AmountReader, amountReader } from './moneyWriter';
import type { RowFault } from './RejectedRow';
import { rowTest } from './RowSorter';

/** Finds a row whose amounts do not add up as its source says they do. */
export type TieCheck = (cells: Cells) => RowFault | undefined;

/** Checks of the sums within a row; one whose columns are missing is left out. */
export function tieChecks(
  reading: FileReading,
  record: ProfileRecord,
): TieCheck[] {
  return record.ties.flatMap(tie => {
    const stated = fieldReader(reading, record, tie.equals);
    const parts = tie.sum.flatMap(name => partReaders(reading, record, name));
    const applies = rowTest(reading.header, tie.when);
    if (!stated || !applies || parts.length === 0) return [];
    const check = tieCheck(stated, parts);
    return [cells => (applies(cells) ? check(cells) : undefined)];
  });
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

function tieCheck(
  stated: { read: AmountReader; index: number; name: string },
  parts: readonly AmountReader[],
): TieCheck {
  return cells => {
    const total = stated.read(cells);
    // What is wrong with an amount itself is told where it is written.
    if (typeof total !== 'string') return undefined;
    let sum = '0';
    for (const part of parts) {
      const amount = part(cells);
      if (typeof amount === 'object') return undefined;
      if (amount !== undefined) sum = addMoney(sum, amount);
    }
    if (sameMoney(sum, total)) return undefined;
    return {
      code: 'AMOUNTS_DO_NOT_TIE',
      columnIndex: stated.index,
      message: `"${stated.name}" is ${total}, and the amounts that make it up are ${sum} together. Export the file again; if it stays so, the export lacks a column.`,
    };
  };
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
