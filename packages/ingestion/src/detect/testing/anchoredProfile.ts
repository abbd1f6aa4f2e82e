import {
  type Profile,
  type ProfileDefinition,
  profileSchema,
} from '../../profiles/Profile';

/** A profile of money lines that knows these columns and needs them all; for tests. */
export function anchoredProfile(
  id: string,
  anchors: string[],
  rows: ProfileDefinition['rows'] = [],
): Profile {
  const columns = anchors.map(name => ({
    field: name,
    names: [name],
    kind: 'text' as const,
  }));
  return profileSchema.parse({
    id,
    version: 1,
    title: id,
    marketplace: 'Somewhere',
    kind: 'transactions',
    anchors,
    records: { transactions: { columns } },
    rows,
  });
}
