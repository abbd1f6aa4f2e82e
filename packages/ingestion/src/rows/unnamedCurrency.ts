import type { ProfileRecord } from '../profiles/Profile';
import type { FileReading } from './FileReading';
import type { RowFault } from './RejectedRow';

/** The fields of a record, and what the row at hand has in them. */
interface RecordValues {
  values: ReadonlyArray<string | undefined>;
  /** Where in `values` a field is. */
  positions: ReadonlyMap<string, number>;
}

/**
 * Finds records with an amount whose currency neither the row nor the file nor
 * the store tells: they cannot be added up with any other.
 *
 * @returns what looks at the values as they are when it is called
 */
export function unnamedCurrency(
  { header }: FileReading,
  record: ProfileRecord,
  { values, positions }: RecordValues,
): () => RowFault | undefined {
  const named = positions.get('currency') ?? -1;
  const own = record.columns.find(({ field }) => field === 'currency');
  const ownIndex = own ? header.indexOf(own.names) : -1;
  const amounts = record.columns.flatMap(column => {
    const { kind, names, field = 'components' } = column;
    const at = kind === 'money' ? positions.get(field) : undefined;
    return at === undefined ? [] : [{ at, index: header.indexOf(names) }];
  });
  const remedy =
    ownIndex < 0 && own
      ? `add a column "${own.names[0]}"`
      : 'say it in the row';
  return () => {
    if (values[named] !== undefined) return undefined;
    const amount = amounts.find(({ at }) => values[at] !== undefined);
    if (!amount) return undefined;
    return {
      code: 'MISSING_VALUE',
      columnIndex: ownIndex < 0 ? amount.index : ownIndex,
      message: `The row has an amount, and nothing tells in which currency it is; ${remedy}, such as USD.`,
    };
  };
}
