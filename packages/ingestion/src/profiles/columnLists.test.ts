import { readFileSync } from 'node:fs';
import { MatchedHeader } from '../detect/MatchedHeader';
import { collectRows } from '../testing';
import { builtInProfiles } from './builtInProfiles';
import type { Profile, ProfileCondition, ProfileRecord } from './Profile';
import { sampleFiles } from './sampleFiles';
import { expectedOf } from './testing/expectedOf';

const listOf = (names: string | readonly string[]) => [names].flat();

const ofConditions = (conditions: readonly ProfileCondition[]) =>
  conditions.flatMap(({ column, same }) => [
    listOf(column),
    ...(same ? [same] : []),
  ]);

/** The lists by which rules of a profile look a column up. */
function listsOf({ rows, records }: Profile): string[][] {
  const ofRecord = ({ ties, componentCurrency, ...record }: ProfileRecord) => [
    ...ties.flatMap(({ when }) => ofConditions(when)),
    ...(componentCurrency ? [componentCurrency] : []),
    ...[...record.classify, ...record.componentRules].map(({ column }) =>
      listOf(column),
    ),
  ];
  return [
    ...rows.flatMap(({ when }) => ofConditions(when)),
    ...Object.values(records).flatMap(record => ofRecord(record)),
  ];
}

describe.each(builtInProfiles())('the rules of $id', profile => {
  const lists = listsOf(profile);

  it('that give several names of a column give all', () => {
    const columns = Object.values(profile.records).flatMap(record =>
      record.columns.map(({ names }) => names),
    );
    const several = lists.filter(({ length }) => length > 1);
    const missing = several.flatMap(list =>
      columns
        .filter(names => names.some(name => list.includes(name)))
        .flatMap(names => names.filter(name => !list.includes(name))),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it('find in each sample the columns that they find in the first', async () => {
    const found = await Promise.all(
      sampleFiles(profile.id).map(async sample => {
        const { plan } = await collectRows([readFileSync(sample.file)], {
          store: expectedOf(sample).store,
        });
        const header = new MatchedHeader(profile, plan.header);
        return lists.filter(list => header.indexOf(list) >= 0);
      }),
    );
    const [first, ...others] = found;
    for (const other of others)
      expect(first.filter(list => !other.includes(list))).toEqual([]);
  });
});
