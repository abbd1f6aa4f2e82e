import type { Profile } from '../profiles/Profile';
import { Header } from './Header';
import { HEADER_RECORDS } from './headerShape';
import { type ProfileMatch, ProfileNames } from './ProfileNames';
import type { HeadReading } from './readHead';

/** How a profile fits the record of a head that it fits best. */
export interface ProfileFit extends ProfileMatch {
  profile: Profile;
  /** Number of the record, from 0. */
  record: number;
  /** Whether it has all that the profile needs. */
  matches: boolean;
  /** How many of its columns the profile knows, 0 where it does not match. */
  known: number;
  /** The record is column by column the header that the profile names. */
  exact: boolean;
}

/** Which profiles the records of a head can be the header of. */
export interface ProfileFits {
  /** Those that have all they need; the one that knows most columns first. */
  matching: ProfileFit[];
  /** Others that have something of what they need, most of it first. */
  nearest: ProfileFit[];
}

/** Looks for the headers of profiles among the first records of a file. */
export class ProfileSearch {
  private readonly profiles: readonly ProfileNames[];

  /**
   * @param maxColumns - columns of a record that are looked at
   * @param chosen - id of the profile that the user names; it needs no more
   *   than the columns without which it cannot be read
   */
  constructor(
    profiles: readonly Profile[],
    private readonly maxColumns: number,
    private readonly chosen?: string,
  ) {
    this.profiles = profiles.map(profile => ProfileNames.of(profile));
  }

  /**
   * Compares the first 30 records with all profiles, or one of each.
   *
   * @param only - number of the record that is the header
   */
  search(reading: HeadReading, only?: number): ProfileFits {
    const from = only ?? 0;
    const headers = reading.records
      .slice(from, only === undefined ? HEADER_RECORDS : from + 1)
      .map(cells => new Header(cells.slice(0, this.maxColumns)));
    const fits = this.profiles.flatMap(names =>
      bestFit(headers.map((header, i) => this.fitOf(names, header, from + i))),
    );
    return {
      matching: fits.filter(({ matches }) => matches).sort(byKnownColumns),
      nearest: fits
        .filter(fit => !fit.matches && fit.share > 0)
        .sort((a, b) => b.share - a.share),
    };
  }

  /** How many columns the best matching profile knows, 0 where none matches. */
  recognise(reading: HeadReading): number {
    return this.search(reading).matching[0]?.known ?? 0;
  }

  private fitOf(
    names: ProfileNames,
    header: Header,
    record: number,
  ): ProfileFit {
    const { profile } = names;
    if (names.isHeader(header)) return exactFit(profile, header, record);
    const whole =
      profile.id === this.chosen ? undefined : names.matchHeader(header);
    const match = whole ?? names.match(header);
    const matches = whole === undefined && isMatching(match);
    const known = matches ? names.knownIndexes(header).size : 0;
    return { ...match, profile, record, matches, known, exact: false };
  }
}

function exactFit(
  profile: Profile,
  { cells }: Header,
  record: number,
): ProfileFit {
  const match = { missing: [], foreign: [], share: 1, matches: true };
  return { ...match, profile, record, known: cells.length, exact: true };
}

function isMatching({ missing, foreign }: ProfileMatch): boolean {
  return missing.length === 0 && foreign.length === 0;
}

function byKnownColumns(a: ProfileFit, b: ProfileFit): number {
  return (
    Number(b.exact) - Number(a.exact) ||
    b.known - a.known ||
    b.profile.anchors.length - a.profile.anchors.length
  );
}

function bestFit(fits: readonly ProfileFit[]): ProfileFit[] {
  const [best] = [...fits].sort(
    (a, b) =>
      Number(b.exact) - Number(a.exact) ||
      b.known - a.known ||
      b.share - a.share ||
      a.record - b.record,
  );
  return best ? [best] : [];
}
