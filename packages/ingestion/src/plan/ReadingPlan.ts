import type { Packing } from '../content/Packing';
import type { Decision } from '../detect/Decision';
import type { FileEncoding } from '../encoding/FileEncoding';
import type { Profile, RecordKind } from '../profiles/Profile';
import type { Dialect } from '../records/RecordSource';
import type { Supplement } from '../rejects/Supplement';
import type { DateOrder } from '../values/readInstant';
import type { NumberConvention } from '../values/readMoney';

/** What is known of the store that a file is of. */
export interface StoreContext {
  /** IANA zone of times that name none. */
  timeZone: string;
  /** Three letters: the currency of amounts that name none. */
  currency: string;
}

/** What the user decided about a file, where the file is not to decide itself. */
export interface ReadingChoices {
  encoding?: FileEncoding;
  delimiter?: string;
  quotes?: boolean;
  /** Number of the header among the records that are not blank, from 0. */
  headerRecord?: number;
  profileId?: string;
  numbers?: NumberConvention;
  dates?: DateOrder;
  /** Name of the file in a ZIP archive that is read. */
  member?: string;
  /** Name of the sheet of a workbook that is read. */
  sheet?: string;
}

/** Something that a file leaves open. */
export interface ReadingQuestion {
  /** The choice that answers it. */
  about: 'numbers' | 'dates' | 'member';
  /** Columns whose values leave it open; none of a question about the file itself. */
  columns: string[];
  /** Cells that can be read in more than one way. */
  samples: string[];
  /** What each answer would make of the first sample, or what kind of file a member is. */
  options: Array<{ value: string; reads: string }>;
  /** What the store's locale suggests; of members the first. */
  proposed: string;
}

/** How a file is divided, and where its header is. */
export interface FileLayout {
  /** Absent where the file is text as it is. */
  packing?: Packing;
  encoding: Decision<FileEncoding>;
  /** Bytes of the byte order mark. */
  bomBytes: number;
  delimiter: Decision<string>;
  quotes: Decision<boolean>;
  lineEnd: Dialect['lineEnd'];
  /** Which of the records that are not blank is the header, from 0. */
  headerRecord: Decision<number>;
  /** Line of the header, from 1. */
  headerLine: number;
  /** Names of the columns as they stand in the file. */
  header: string[];
  /** Tells files of the same columns from others. */
  fingerprint: string;
}

/**
 * How a file is to be read: everything that was decided about it before its
 * first row. Serialisable; the same plan and bytes give the same rows.
 */
export interface ReadingPlan extends FileLayout {
  profile: Decision<string>;
  profileVersion: number;
  /** What the kind of file is called. */
  profileTitle: string;
  /** Whether a file of its kind may hold a part of an order only. */
  partialOrders: boolean;
  /**
   * The profile itself, where it does not come with Tieout: the plan reads the
   * same whatever becomes of it.
   */
  ownProfile?: Profile;
  /** What most of its records are. */
  kind: RecordKind;
  /** How amounts are written … */
  number: Decision<NumberConvention>;
  /** … and in columns that differ, by name. */
  numberByColumn: Record<string, NumberConvention>;
  /** In which order dates are written … */
  date: Decision<DateOrder>;
  /** … and in columns that differ, by name. */
  dateByColumn: Record<string, DateOrder>;
  /** Zone of times that name none … */
  timeZone: string;
  /** … and of columns whose times are in another, by name; absent where none are. */
  timeZoneByColumn?: Record<string, string>;
  /** Currency of amounts that name none: the file's, else the store's where the profile lets it stand in. */
  currency: string | undefined;
  /** The file itself states that currency. */
  currencyStated?: true;
  /** The batch of which the file holds mended rows; then it has columns beside those of `header`. */
  supplement?: Supplement;
  /** A file with open questions is not read. */
  questions: ReadingQuestion[];
}
