import { Readable } from 'node:stream';
import type {
  IngestionSummary,
  Profile,
  ReadingPlan,
  RejectedRow,
} from '@tieout/ingestion';
import { type Reading, runReader } from './runReader';

/** What is looked at, and where it goes. */
export interface ReadIdentitiesOptions extends Reading {
  /** How it is to be read; without open questions. */
  plan: ReadingPlan;
  /** The kind of file that the plan names. */
  profile: Profile;
  /**
   * Takes what tells the file's records from others, in COPY's text format:
   * kind, row number, order id, row key, the hash that `readRows` would give
   * the row, and settlement, amount and currency where files of the kind state
   * settlements in full. It counts only when `readIdentities` resolves.
   */
  take: (records: Readable) => Promise<void>;
}

/** What became of a file that was looked at. */
export interface ReadIdentities {
  summary: IngestionSummary;
  /** The first of them, each cut after 4 KiB. */
  rejectedRows: RejectedRow[];
}

/**
 * Reads a file as `readRows` does, in a process of its own, for what a load of
 * it would do.
 *
 * @throws IngestionError when the file as a whole cannot be used
 */
export async function readIdentities({
  plan,
  profile,
  take,
  ...reading
}: ReadIdentitiesOptions): Promise<ReadIdentities> {
  const { summary, rejectedRows } = await runReader(
    { to: 'inspect', plan, profile },
    'records',
    { ...reading, take },
  );
  return { summary, rejectedRows };
}
