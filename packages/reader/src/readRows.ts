import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BatchRowOwner } from '@tieout/database/copy';
import {
  type IngestionCounts,
  IngestionError,
  type IngestionSummary,
  type Profile,
  type ReadingPlan,
} from '@tieout/ingestion';
import {
  FIRST_ROWS,
  OTHER_ROWS,
  type ReaderMessage,
  type RowTable,
} from './protocol';
import { ReaderProcess } from './ReaderProcess';

/** What is read, and where its rows go. */
export interface ReadRowsOptions {
  /** The file's bytes, unpacked. */
  file: Readable;
  /** How it is to be read; without open questions. */
  plan: ReadingPlan;
  /** The kind of file that the plan names. */
  profile: Profile;
  /** The batch that the rows are of. */
  owner: BatchRowOwner;
  /** Ends the reading, within milliseconds, with the signal's reason. */
  signal: AbortSignal;
  onProgress: (counts: IngestionCounts) => void;
  /**
   * Takes the rows of one table as PostgreSQL's binary COPY has them; called
   * for one table after another, the plan's kind first. What it took counts
   * only when `readRows` resolves: a reader that breaks off ends its rows too.
   */
  take: (rows: Readable, table: RowTable) => Promise<void>;
}

/** What the reader told at the end of the plan's rows. */
type Outcome = Extract<ReaderMessage, { is: 'read' }>;

/**
 * Reads a file into rows, in a process of its own: the caller's event loop
 * stays free, its memory stays its own, and reading ends when it is told to.
 *
 * @returns what became of the file; its totals may not tie (`untiedTotals`)
 * @throws IngestionError when the file as a whole cannot be used
 */
export async function readRows(
  options: ReadRowsOptions,
): Promise<IngestionSummary> {
  const { file, signal } = options;
  signal.throwIfAborted();
  const reader = new ReaderProcess();
  // What ended the reading from outside; all else is its consequence.
  let cause: { error: unknown } | undefined;
  const stop = (error: unknown) => {
    cause ??= { error };
    reader.kill();
  };
  const onAbort = () => stop(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  file.once('error', stop);
  try {
    return await read(reader, options);
  } catch (error) {
    throw cause ? cause.error : error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    reader.kill();
    file.destroy();
  }
}

async function read(
  reader: ReaderProcess,
  { file, plan, profile, owner, onProgress, take }: ReadRowsOptions,
): Promise<IngestionSummary> {
  const ended = reader.ended();
  const outcome = hear(reader, { plan, profile, owner }, { onProgress, ended });
  // A reader that refuses the file does not take all of it, and its refusal
  // is what counts.
  const fed = pipeline(file, reader.input);
  for (const promise of [ended, outcome, fed]) promise.catch(() => {});
  await take(reader.rows(FIRST_ROWS), plan.kind);
  const { summary, tables } = await outcome;
  await fed;
  for (const [at, table] of tables.entries()) {
    await take(reader.rows(OTHER_ROWS[at]), table);
  }
  reader.dismiss();
  await ended;
  return summary;
}

async function hear(
  reader: ReaderProcess,
  task: Parameters<ReaderProcess['begin']>[0],
  {
    onProgress,
    ended,
  }: { onProgress: ReadRowsOptions['onProgress']; ended: Promise<void> },
): Promise<Outcome> {
  const told = new Promise<Outcome>((resolve, reject) => {
    reader.begin(task, message => {
      if (message.is === 'progress') onProgress(message.counts);
      else if (message.is === 'read') resolve(message);
      else reject(errorOf(message));
    });
  });
  const silent = ended.then(() => {
    throw new Error('The process that reads the file said nothing of it');
  });
  return await Promise.race([told, silent]);
}

function errorOf(
  message: Extract<ReaderMessage, { is: 'refused' | 'failed' }>,
): Error {
  if (message.is === 'failed') return message.error;
  return new IngestionError(message.code, message.message, message.line);
}
