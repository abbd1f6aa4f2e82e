import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { collectRows, type CollectedRows } from '../testing';
import { MoneySum } from '../values/moneySum';
import { builtInProfiles, profilesFolder } from './builtInProfiles';
import { sampleFiles } from './sampleFiles';
import { expectedOf } from './testing/expectedOf';
import {
  COMPONENTS,
  FIELDS,
  ORDER_STATUSES,
  PAYOUT_STATUSES,
  RECORD_KINDS,
  TRANSACTION_TYPES,
} from './vocabulary';

const ids = readdirSync(profilesFolder()).sort();

const recordSchema = z.record(z.string(), z.unknown());

function recordsOf({ accepted }: CollectedRows, kind: string) {
  return accepted
    .filter(row => row.kind === kind)
    .map(row => recordSchema.parse(JSON.parse(row.payload)));
}

function sumOf(
  rows: CollectedRows,
  { kind, currency, field }: { kind: string; currency: string; field: string },
) {
  const sum = new MoneySum();
  for (const record of recordsOf(rows, kind)) {
    const amount = record[field];
    if (record.currency === currency && typeof amount === 'string')
      sum.add(amount);
  }
  return Number(sum.toString());
}

describe.each(
  ids.flatMap(id => sampleFiles(id).map(sample => ({ id, ...sample }))),
)('$name of $id', ({ id, ...sample }) => {
  let rows: CollectedRows;
  const expected = expectedOf(sample);
  beforeAll(async () => {
    rows = await collectRows([readFileSync(sample.file)], {
      store: expected.store,
    });
  });

  it('is recognised by this profile, and by no other', () => {
    const { plan } = rows;
    expect({
      profile: plan.profile.value,
      encoding: plan.encoding.value,
      delimiter: plan.delimiter.value,
      headerLine: plan.headerLine,
    }).toEqual({
      profile: id,
      encoding: expected.encoding,
      delimiter: expected.delimiter,
      headerLine: expected.headerLine,
    });
  });

  it('makes of each row what it should', () => {
    expect(rows.rejected).toHaveLength(expected.rejected);
    expect(rows.summary.skipped).toEqual(expected.skipped);
    const loaded = Object.fromEntries(
      RECORD_KINDS.map(kind => [kind, recordsOf(rows, kind).length]).filter(
        ([, count]) => count !== 0,
      ),
    );
    expect(loaded).toEqual(expected.loaded);
  });

  it('reads what its records say', () => {
    const first = Object.fromEntries(
      Object.keys(expected.first).map(kind => [kind, recordsOf(rows, kind)[0]]),
    );
    expect(first).toMatchObject(expected.first);
  });

  it('adds up', () => {
    const wanted = Object.entries(expected.sums).flatMap(([kind, currencies]) =>
      Object.entries(currencies).flatMap(([currency, fields]) =>
        Object.entries(fields).map(([field, sum]) => ({
          kind,
          currency,
          field,
          sum: Number(sum),
        })),
      ),
    );
    expect(
      wanted.map(({ kind, currency, field }) => ({
        kind,
        currency,
        field,
        sum: sumOf(rows, { kind, currency, field }),
      })),
    ).toEqual(wanted);
    expect(
      rows.summary.controlTotals.map(({ per, stated, summed }) => ({
        per,
        stated: Number(stated),
        summed: Number(summed),
      })),
    ).toEqual(
      expected.controls.map(({ per, stated, summed }) => ({
        per,
        stated: Number(stated),
        summed: Number(summed),
      })),
    );
  });
});

describe('the folder of profiles', () => {
  it('holds nothing but profiles with samples and what each must give', () => {
    for (const id of ids) {
      const folder = path.join(profilesFolder(), id);
      const samples = sampleFiles(id);
      expect(samples[0].name).toMatch(/^sample\.(csv|txt)$/);
      expect(readdirSync(folder).sort()).toEqual(
        [
          'profile.yaml',
          ...samples.map(({ name }) => name),
          ...samples.map(({ expected }) => path.basename(expected)),
        ].sort(),
      );
    }
  });
});

describe.each(builtInProfiles())('the profile $id', ({ records }) => {
  const values: Record<string, readonly string[]> = {
    orders: ORDER_STATUSES,
    transactions: TRANSACTION_TYPES,
    payouts: PAYOUT_STATUSES,
  };
  /** What rules say that the words of cells mean. */
  const meanings = (
    rules: ReadonlyArray<{ filled?: string; words?: Record<string, string> }>,
  ) =>
    rules.flatMap(({ filled, words }) => [
      ...(filled === undefined ? [] : [filled]),
      ...Object.values(words ?? {}),
    ]);
  const unknown = (named: readonly string[], known: readonly string[]) =>
    named.filter(name => !known.includes(name));

  it('fills fields and means things that there are', () => {
    const strange = RECORD_KINDS.flatMap(kind => {
      const record = records[kind];
      if (!record) return [];
      const fields = record.columns.flatMap(({ field }) => field ?? []);
      return [
        ...unknown([...fields, ...record.identity], FIELDS[kind]),
        ...unknown(meanings(record.classify), values[kind]),
        ...unknown(meanings(record.componentRules), COMPONENTS),
      ];
    });
    expect(strange).toEqual([]);
  });
});
