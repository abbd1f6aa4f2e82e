import type { Profile, ProfileRecord } from '../profiles/Profile';
import { Header } from './Header';
import { headerFingerprint } from './headerFingerprint';
import { NamePattern } from './NamePattern';

/** What a header has of a profile. */
export interface ProfileMatch {
  /** Columns that a file of this kind must have and this lacks, by first name. */
  missing: string[];
  /** Columns that it has and a file of this kind never has. */
  foreign: string[];
  /** The share of the columns it must have that it has, from 0 to 1. */
  share: number;
}

/** A column that a header must have, under any of its names. */
interface RequiredColumn {
  name: string;
  patterns: readonly NamePattern[];
}

const compiled = new WeakMap<Profile, ProfileNames>();

/** The names of columns in one profile, compiled for comparison. */
export class ProfileNames {
  /** Those of a profile, compiled once. */
  static of(profile: Profile): ProfileNames {
    const known = compiled.get(profile);
    if (known) return known;
    const names = new ProfileNames(profile);
    compiled.set(profile, names);
    return names;
  }

  /** All names that the profile mentions. */
  readonly known: readonly NamePattern[];
  private readonly required: readonly RequiredColumn[];
  private readonly foreign: readonly NamePattern[];
  /** Of the header that a file must have column by column, if there is one. */
  private readonly fingerprint: string | undefined;

  private constructor(readonly profile: Profile) {
    this.required = requiredColumns(profile);
    this.foreign = profile.foreign.map(name => new NamePattern(name));
    this.fingerprint = profile.header && headerFingerprint(profile.header);
    this.known = [
      ...[...new Set(mentionedNames(profile))].map(
        name => new NamePattern(name),
      ),
      ...profile.personal.map(
        name => new NamePattern(name, { beginning: true }),
      ),
    ];
  }

  /** Compares a header with what a file of this kind must and must not have. */
  match(header: Header): ProfileMatch {
    const missing = this.required
      .filter(({ patterns }) => patterns.every(p => header.find(p) < 0))
      .map(({ name }) => name);
    const foreign = this.foreign.flatMap(pattern =>
      header.findAll(pattern).map(index => header.names[index]),
    );
    return {
      missing,
      foreign,
      share: 1 - missing.length / this.required.length,
    };
  }

  /** Whether a header is, column by column, the one that the profile names. */
  isHeader(header: Header): boolean {
    return (
      this.fingerprint !== undefined && this.fingerprint === header.fingerprint
    );
  }

  /** Compares a header with the one that the profile names; undefined where it names none. */
  matchHeader(header: Header): ProfileMatch | undefined {
    const { header: own } = this.profile;
    if (!own) return undefined;
    const { names } = new Header(own);
    const missing = names.filter(name => header.indexOf(name) < 0);
    const foreign = header.names.filter(name => !names.includes(name));
    const differs = missing.length > 0 || foreign.length > 0;
    return {
      missing,
      foreign,
      // The same columns in another order are like no kind of file.
      share: differs ? 1 - missing.length / names.length : 0,
    };
  }

  /** Indexes of a header's columns that the profile mentions. */
  knownIndexes(header: Header): Set<number> {
    return new Set(this.known.flatMap(pattern => header.findAll(pattern)));
  }
}

/**
 * Anchors, and columns without which every row would be rejected: their
 * absence is better told once than for each row.
 */
function requiredColumns(profile: Profile): RequiredColumn[] {
  const columns = profile.records[profile.kind]?.columns ?? [];
  const always = columns.filter(column => column.required === 'always');
  const needed = always.map(({ field, names }) =>
    field === undefined
      ? names
      : columns.filter(c => c.field === field).flatMap(c => c.names),
  );
  const anchors = profile.anchors
    .map(asList)
    .filter(anchor => !needed.some(n => n.some(name => anchor.includes(name))));
  return [...needed, ...anchors].map(names => ({
    name: names[0],
    patterns: names.map(name => new NamePattern(name)),
  }));
}

function mentionedNames(profile: Profile): string[] {
  return [
    ...profile.anchors.flatMap(asList),
    ...profile.continuation,
    ...(profile.conventions.timeZoneColumn ?? []),
    ...profile.rows.flatMap(({ when }) => when.flatMap(c => asList(c.column))),
    ...Object.values(profile.records).flatMap(record =>
      record ? namesInRecord(record) : [],
    ),
  ];
}

function namesInRecord(record: ProfileRecord): string[] {
  const columns = record.columns.flatMap(column => [
    ...column.names,
    ...(column.minus ?? []),
    ...(column.plus ?? []),
    ...(column.with ?? []),
  ]);
  const rules = [...record.classify, ...record.componentRules];
  return [...columns, ...rules.flatMap(rule => asList(rule.column))];
}

function asList(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}
