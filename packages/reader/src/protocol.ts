import type { BatchRowOwner, LandedTable } from '@tieout/database/copy';
import type {
  IngestionCounts,
  IngestionErrorCode,
  IngestionSummary,
  Profile,
  ReadingPlan,
} from '@tieout/ingestion';

/** Tables of `raw` that rows of a file are copied into. */
export type RowTable = LandedTable | 'rejected_rows';

/** What a reader is told; the file's bytes follow on its standard input. */
export interface ReaderTask {
  plan: ReadingPlan;
  profile: Profile;
  owner: BatchRowOwner;
}

/** What a reader tells, beside the rows. */
export type ReaderMessage =
  | { is: 'progress'; counts: IngestionCounts }
  /** The rows of the plan's kind were written; those of `tables` follow. */
  | { is: 'read'; summary: IngestionSummary; tables: RowTable[] }
  /** The file cannot be used. */
  | { is: 'refused'; code: IngestionErrorCode; message: string; line?: number }
  /** The reader is at fault. */
  | { is: 'failed'; error: Error };

/** Descriptor of a reader's process on which rows of the plan's kind leave it. */
export const FIRST_ROWS = 4;
/** Descriptors for the tables that follow, each for one. */
export const OTHER_ROWS = [5, 6, 7] as const;
