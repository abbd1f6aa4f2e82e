import type { Profile } from '../profiles/Profile';
import { Header } from './Header';
import { ProfileNames } from './ProfileNames';

/** A header in which a profile was recognised. */
export class MatchedHeader extends Header {
  /** Currency by the names of columns, where they agree on one. */
  readonly currency: string | undefined;
  /** Names of the columns that the profile knows. */
  readonly knownColumns: readonly string[];
  /** Names of the columns that it does not know. */
  readonly unknownColumns: readonly string[];

  constructor(
    readonly profile: Profile,
    cells: readonly string[],
  ) {
    super(cells);
    const names = ProfileNames.of(profile);
    const known = names.knownIndexes(this);
    const currencies = new Set(
      names.known.flatMap(pattern => this.currenciesOf(pattern)),
    );
    this.currency = currencies.size === 1 ? [...currencies][0] : undefined;
    this.knownColumns = this.names.filter((_, index) => known.has(index));
    this.unknownColumns = this.names.filter((_, index) => !known.has(index));
  }
}
