import type { ProfileRecord, RecordKind } from '../profiles/Profile';
import { currencyNamedBy } from '../values/currencyNamedBy';
import { isBlank } from './cells';
import { currencyByWord } from './currencyByWord';
import type { FieldWriter } from './FieldWriter';
import type { FileReading } from './FileReading';

/** The amount by which records of a kind are added up. */
export const HEADLINES: Record<RecordKind, string> = {
  orders: 'item_price',
  transactions: 'net',
  payouts: 'amount',
};

/** Index of the column with that amount, or -1. */
export function headlineIndex(
  { header }: FileReading,
  kind: RecordKind,
  record: ProfileRecord,
): number {
  const column = record.columns.find(({ field }) => field === HEADLINES[kind]);
  return column ? header.indexOf(column.names) : -1;
}

/**
 * Writes the currency where the file has no column of it: that which the
 * amount names, that which a word of the row tells, or the one that may
 * stand in.
 */
export function constantCurrencyWriter(
  reading: FileReading,
  kind: RecordKind,
  record: ProfileRecord,
): FieldWriter {
  const indexes = [
    headlineIndex(reading, kind, record),
    ...record.columns
      .filter(column => column.kind === 'money')
      .flatMap(({ names, plus = [], minus = [] }) => [names, ...plus, ...minus])
      .map(names => reading.header.indexOf(names)),
  ].filter(index => index >= 0);
  const standIn = currencyByWord(reading);
  return cells => {
    const index = indexes.find(at => !isBlank(cells[at]));
    if (index === undefined) return undefined;
    const found = currencyNamedBy(cells[index]) ?? standIn(cells);
    return typeof found === 'string' ? `"${found}"` : found;
  };
}
