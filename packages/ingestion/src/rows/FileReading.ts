import type { Profile } from '../profiles/Profile';
import type { DateOrder } from '../values/readInstant';
import type { NumberConvention } from '../values/readMoney';
import type { Cells } from './cells';

/** The header of a file, as its rows are read by it. */
export interface FileHeader {
  readonly profile: Profile;
  /** Names of the columns, unique: blank and repeated ones are told apart. */
  readonly names: readonly string[];
  /** Index of the first of these names that the header has, or -1. */
  indexOf(names: string | readonly string[]): number;
}

/** What the rows of one file are read by. */
export interface FileReading {
  readonly header: FileHeader;
  /** How the amounts of a column are written; undefined where only those count that can be read in one way. */
  numberOf(column: string): NumberConvention | undefined;
  /** In which order the dates of a column are written; undefined likewise. */
  dateOf(column: string): DateOrder | undefined;
  /** IANA zone of a column's times that name none. */
  zoneOf(column: string): string;
  /** The row at hand as it stands in the file, where it has inherited cells. */
  ownCells: Cells | undefined;
  /** Currency of amounts that name none, if any may stand in; may change with a row. */
  currency: string | undefined;
  /** Whether the file itself says so, above its header or by names of columns. */
  readonly currencyStated: boolean;
}
