import { Readable } from 'node:stream';
import type { BatchRowOwner } from '@tieout/database/copy';
import type { IngestionSummary, Profile, ReadingPlan } from '@tieout/ingestion';
import type { RowTable } from './protocol';
import { type Reading, runReader } from './runReader';

/** What is read, and where its rows go. */
export interface ReadRowsOptions extends Reading {
  /** How it is to be read; without open questions. */
  plan: ReadingPlan;
  /** The kind of file that the plan names. */
  profile: Profile;
  /** The batch that the rows are of. */
  owner: BatchRowOwner;
  /**
   * Takes the rows of one table as PostgreSQL's binary COPY has them; called
   * for one table after another, the plan's kind first. What it took counts
   * only when `readRows` resolves: a reader that breaks off ends its rows too.
   */
  take: (rows: Readable, table: RowTable) => Promise<void>;
}

/**
 * Reads a file into rows, in a process of its own: the caller's event loop
 * stays free, its memory stays its own, and reading ends when it is told to.
 *
 * @returns what became of the file; its totals may not tie (`untiedTotals`)
 * @throws IngestionError when the file as a whole cannot be used
 */
export async function readRows({
  plan,
  profile,
  owner,
  ...reading
}: ReadRowsOptions): Promise<IngestionSummary> {
  const { summary } = await runReader<RowTable>(
    { to: 'load', plan, profile, owner },
    plan.kind,
    reading,
  );
  return summary;
}
