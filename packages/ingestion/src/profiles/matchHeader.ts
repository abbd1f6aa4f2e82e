import { IngestionError } from '../IngestionError';
import type { Profile } from './profileSchema';
import { PROFILES } from './profiles';

/** The separators that a header is tried with, and their names. */
const DELIMITERS: ReadonlyArray<readonly [Profile['delimiter'], string]> = [
  [',', 'commas'],
  ['\t', 'tabs'],
  [';', 'semicolons'],
];
const SHOWN_COLUMNS = 20;

/** A header in which a profile was recognised. */
export interface MatchedHeader {
  profile: Profile;
  /** Names of the columns, unique: blank and repeated ones are told apart. */
  names: string[];
  /** Index of the column with this name, whatever its letter case, or -1. */
  indexOf(name: string): number;
}

/** Splits the header line of a file by the separator of a profile. */
export type HeaderReader = (
  dialect: Pick<Profile, 'delimiter' | 'quote'>,
) => string[];

function normalise(name: string): string {
  return name.trim().toLowerCase();
}

/** Names that a file of this kind must have, each with its other names. */
function requiredNames(profile: Profile): string[][] {
  const columns = profile.columns.filter(
    column => column.required === 'always',
  );
  const needed = columns.map(column => column.names);
  const others = profile.anchors.filter(
    anchor => !needed.some(names => names.includes(anchor)),
  );
  return [...needed, ...others.map(anchor => [anchor])];
}

function missingNames(profile: Profile, header: readonly string[]): string[] {
  const present = new Set(header.map(normalise));
  return requiredNames(profile)
    .filter(names => !names.some(name => present.has(normalise(name))))
    .map(names => names[0]);
}

/** Tells blank and repeated names apart: `column 3`, `Note (2)`. */
function uniqueNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((cell, index) => {
    const base = cell.trim() || `column ${index + 1}`;
    let name = base;
    for (let n = 2; seen.has(name); n += 1) name = `${base} (${n})`;
    seen.add(name);
    return name;
  });
}

function notRecognised(readHeader: HeaderReader): IngestionError {
  const attempts = PROFILES.flatMap(profile =>
    DELIMITERS.map(([delimiter, separator]) => {
      const header = readHeader({ delimiter, quote: profile.quote });
      const missing = missingNames(profile, header);
      const share = 1 - missing.length / requiredNames(profile).length;
      return { profile, delimiter, separator, header, missing, share };
    }),
  );
  const nearest = attempts.reduce((a, b) => (b.share > a.share ? b : a));
  const widest = attempts.reduce((a, b) =>
    b.header.length > a.header.length ? b : a,
  );
  const { header } = nearest.share > 0 ? nearest : widest;
  const found = header
    .slice(0, SHOWN_COLUMNS)
    .map(name => name.trim().slice(0, 60))
    .join(', ');
  const more =
    header.length > SHOWN_COLUMNS
      ? ` and ${header.length - SHOWN_COLUMNS} more`
      : '';
  const known = PROFILES.map(profile => profile.title).join(', ');
  return new IngestionError(
    'HEADER_NOT_RECOGNISED',
    `The header on the first line is of no known kind. Found: ${found}${more}. ${adviceFor(nearest)} Known kinds: ${known}.`,
    1,
  );
}

function adviceFor(nearest: {
  profile: Profile;
  delimiter: string;
  separator: string;
  missing: string[];
  share: number;
}): string {
  const { profile, missing } = nearest;
  if (missing.length === 0 && nearest.delimiter !== profile.delimiter) {
    return `It has the columns of "${profile.title}", but separated by ${nearest.separator}: upload the export as the marketplace made it.`;
  }
  if (nearest.share === 0) {
    return 'No column of a known kind is among them: export the file again, with its header, and check that it is an orders export.';
  }
  return `Nearest is "${profile.title}", which also needs: ${missing.join(', ')}. Export the file again with all columns.`;
}

/**
 * Finds the profile that a header belongs to; of several, the one that knows
 * most of its columns.
 *
 * @throws IngestionError `HEADER_NOT_RECOGNISED`, `TOO_MANY_COLUMNS`
 */
export function matchHeader(
  readHeader: HeaderReader,
  maxColumns: number,
): MatchedHeader {
  const matches = PROFILES.map(profile => {
    const header = readHeader(profile);
    const known = new Set(profile.columns.flatMap(column => column.names));
    const score = header.filter(name => known.has(name.trim())).length;
    return { profile, header, score };
  }).filter(({ profile, header }) => {
    if (header.length > maxColumns) throw tooManyColumns(header, maxColumns);
    return missingNames(profile, header).length === 0;
  });
  if (matches.length === 0) throw notRecognised(readHeader);
  const { profile, header } = matches.reduce((a, b) =>
    b.score > a.score ? b : a,
  );
  const normalised = header.map(normalise);
  return {
    profile,
    names: uniqueNames(header),
    indexOf: name => normalised.indexOf(normalise(name)),
  };
}

function tooManyColumns(header: readonly string[], maxColumns: number) {
  return new IngestionError(
    'TOO_MANY_COLUMNS',
    `The header has ${header.length} columns; at most ${maxColumns} are read. Export only the columns of orders.`,
    1,
  );
}
