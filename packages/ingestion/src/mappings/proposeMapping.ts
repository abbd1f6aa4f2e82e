import { Header } from '../detect/Header';
import { normaliseName } from '../detect/normaliseName';
import { builtInProfiles } from '../profiles/builtInProfiles';
import type { RecordKind } from '../profiles/Profile';
import { RECORD_KINDS } from '../profiles/vocabulary';
import { mappableFields } from './mappableFields';
import type { MappingDefinition } from './MappingDefinition';

/** Fields that tell rows apart where a file has them. */
const IDENTITY: Readonly<Record<RecordKind, readonly string[]>> = {
  orders: ['order_id', 'line_id', 'sku'],
  transactions: ['transaction_id'],
  payouts: ['payout_id'],
};

/**
 * Proposes how the columns of an unknown file are read, by the names that the
 * known kinds of file give them.
 *
 * @param kind - what the rows are. Default: what most of the names are of
 */
export function proposeMapping(
  names: readonly string[],
  kind?: RecordKind,
): MappingDefinition {
  const header = new Header(names);
  const kinds = kind === undefined ? RECORD_KINDS : [kind];
  const [best] = kinds
    .map(one => ({ kind: one, fields: proposeFields(header, one) }))
    .sort((a, b) => fitOf(b) - fitOf(a));
  const filled = new Set(best.fields.map(({ field }) => field));
  return {
    ...best,
    identity: IDENTITY[best.kind].filter(field => filled.has(field)),
    words: {},
    personal: [],
  };
}

type Proposed = Pick<MappingDefinition, 'kind' | 'fields'>;

/** What has to be there counts more than what can be. */
function fitOf({ kind, fields }: Proposed): number {
  const filled = new Set(fields.map(({ field }) => field));
  const required = mappableFields(kind).filter(one => one.required);
  const found = required.filter(({ field }) => filled.has(field));
  return (found.length / required.length) * 100 + fields.length;
}

function proposeFields(header: Header, kind: RecordKind): Proposed['fields'] {
  const taken = new Set<string>();
  return mappableFields(kind).flatMap(({ field, label }) => {
    const index = header.indexOf([
      field,
      field.replaceAll('_', ' '),
      label,
      ...(aliases(kind).get(field) ?? []),
    ]);
    const column = header.names[index];
    if (index < 0 || taken.has(column)) return [];
    taken.add(column);
    return [{ field, column }];
  });
}

const known = new Map<RecordKind, ReadonlyMap<string, readonly string[]>>();

/** The names that the columns of a field have in the kinds of file that come with Tieout. */
function aliases(kind: RecordKind): ReadonlyMap<string, readonly string[]> {
  const found = known.get(kind);
  if (found) return found;
  const names = new Map<string, Map<string, string>>();
  for (const { records } of builtInProfiles()) {
    for (const { field, names: all } of records[kind]?.columns ?? []) {
      if (field === undefined) continue;
      const ofField = names.get(field) ?? new Map<string, string>();
      for (const name of all) ofField.set(normaliseName(name), name);
      names.set(field, ofField);
    }
  }
  const lists = new Map(
    [...names].map(([field, all]) => [field, [...all.values()]] as const),
  );
  known.set(kind, lists);
  return lists;
}
