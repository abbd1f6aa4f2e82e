import type { BatchRowOwner, LandedTable } from '@tieout/database/copy';
import type {
  IngestionCounts,
  IngestionErrorCode,
  IngestionSummary,
  Profile,
  ReadingPlan,
  RejectedRow,
} from '@tieout/ingestion';

/** Tables of `raw` that rows of a file are copied into. */
export type RowTable = LandedTable | 'rejected_rows';

/** What a reader is told; the file's bytes follow on its standard input. */
export type ReaderTask = LoadTask | InspectTask;

/** Gives all rows, as they land. */
export interface LoadTask {
  to: 'load';
  plan: ReadingPlan;
  profile: Profile;
  owner: BatchRowOwner;
}

/** Gives what tells records from others. */
export interface InspectTask {
  to: 'inspect';
  plan: ReadingPlan;
  profile: Profile;
}

/** What a reader tells, beside the rows. */
export type ReaderMessage<T extends string = string> =
  | { is: 'progress'; counts: IngestionCounts }
  /** The first rows were written; those of `tables` follow. */
  | {
      is: 'read';
      summary: IngestionSummary;
      tables: T[];
      /** To be shown, of a file that is looked at. */
      rejectedRows: RejectedRow[];
    }
  /** The file cannot be used. */
  | { is: 'refused'; code: IngestionErrorCode; message: string; line?: number }
  /** The reader is at fault. */
  | { is: 'failed'; error: Error };

/** Descriptor of a reader's process on which the first rows leave it. */
export const FIRST_ROWS = 4;
/** Descriptors for the tables that follow, each for one. */
export const OTHER_ROWS = [5, 6, 7] as const;
