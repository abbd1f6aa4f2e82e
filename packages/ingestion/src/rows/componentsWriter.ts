import type { ProfileRecord } from '../profiles/Profile';
import { jsonText } from '../values/jsonText';
import type { Cells } from './cells';
import { classifier } from './classifier';
import type { FileReading } from './FileReading';
import type { FieldWriter } from './FieldWriter';
import { type AmountReader, amountReader } from './moneyWriter';

/** Reads one part of a row's money. */
export interface ComponentReader {
  kind: string;
  /** The object as it stands in the payload, up to the amount's opening quote. */
  label: string;
  read: AmountReader;
}

const ZERO = /^-?[0.]+$/;
const CURRENCY = /^[A-Z]{3}$/;

/** Readers of the columns that are parts of a row's money. */
export function componentReaders(
  reading: FileReading,
  record: ProfileRecord,
): ComponentReader[] {
  const { header } = reading;
  return record.columns.flatMap(column => {
    const index = header.indexOf(column.names);
    if (column.component === undefined || index < 0) return [];
    const name = header.names[index];
    return [
      {
        kind: column.component,
        label: `{"kind":"${column.component}","name":${jsonText(name)},"amount":"`,
        read: amountReader(reading, column, index),
      },
    ];
  });
}

/**
 * Writes the parts of a row's money: those that are spread over columns, or
 * the one that the row is, where none is filled.
 */
export function componentsWriter(
  reading: FileReading,
  record: ProfileRecord,
): FieldWriter | undefined {
  const spread = spreadComponentsWriter(
    componentReaders(reading, record),
    foreignCurrency(reading, record),
  );
  const long = longComponentWriter(reading, record);
  return spread && long
    ? cells => spread(cells) ?? long(cells)
    : (spread ?? long);
}

/** The end of a component's object: the currency, where it is not the row's. */
type CurrencyNote = (cells: Cells) => string;

function foreignCurrency(
  { header }: FileReading,
  { columns, componentCurrency }: ProfileRecord,
): CurrencyNote {
  const own = columns.find(({ field }) => field === 'currency');
  const index = componentCurrency ? header.indexOf(componentCurrency) : -1;
  const ownIndex = own ? header.indexOf(own.names) : -1;
  if (index < 0 || ownIndex < 0) return () => '';
  return cells => {
    const code = cells[index].trim().toUpperCase();
    return CURRENCY.test(code) && code !== cells[ownIndex].trim().toUpperCase()
      ? `,"currency":"${code}"`
      : '';
  };
}

/** Zero is no part. */
function spreadComponentsWriter(
  readers: readonly ComponentReader[],
  noteOf: CurrencyNote,
): FieldWriter | undefined {
  if (readers.length === 0) return undefined;
  return cells => {
    const note = noteOf(cells);
    let json = '';
    for (const { label, read } of readers) {
      const amount = read(cells);
      if (amount === undefined) continue;
      if (typeof amount !== 'string') return amount;
      if (ZERO.test(amount)) continue;
      json += `${json === '' ? '' : ','}${label}${amount}"${note}}`;
    }
    return json === '' ? undefined : `[${json}]`;
  };
}

/** Writes the one part that a row in long form is, by the profile's words. */
function longComponentWriter(
  reading: FileReading,
  record: ProfileRecord,
): FieldWriter | undefined {
  const { header } = reading;
  const part = classifier(header, record.componentRules, 'unclassified');
  const net = record.columns.find(column => column.field === 'net');
  const index = net ? header.indexOf(net.names) : -1;
  if (!part || !net || index < 0) return undefined;
  const read = amountReader(reading, net, index);
  return (cells: Cells) => {
    const amount = read(cells);
    if (typeof amount !== 'string') return amount;
    const found = part(cells);
    const kind = found?.value ?? 'unclassified';
    const name = jsonText(found?.word ?? net.names[0]);
    return `[{"kind":"${kind}","name":${name},"amount":"${amount}"}]`;
  };
}
