import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type IngestionCounts, IngestionError } from '@tieout/ingestion';
import {
  FIRST_ROWS,
  OTHER_ROWS,
  type ReaderMessage,
  type ReaderTask,
} from './protocol';
import { ReaderProcess } from './ReaderProcess';

/** What every reading needs, whatever is made of the file. */
export interface Reading {
  /** The file's bytes, unpacked. */
  file: Readable;
  /** Ends the reading, within milliseconds, with the signal's reason. */
  signal: AbortSignal;
  onProgress: (counts: IngestionCounts) => void;
}

/** What the reader told at the end of the plan's rows. */
export type Outcome<T extends string> = Extract<
  ReaderMessage<T>,
  { is: 'read' }
>;

/**
 * Has a process of its own do a task with a file.
 *
 * @param take - takes the rows of one table; called for one after another,
 *   `first` the first. What it took counts only when `runReader` resolves
 * @throws IngestionError when the file as a whole cannot be used
 */
export async function runReader<T extends string>(
  task: ReaderTask,
  first: T,
  {
    take,
    ...reading
  }: Reading & { take: (rows: Readable, table: T) => Promise<void> },
): Promise<Outcome<T>> {
  const { file, signal } = reading;
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
  let outcome: Promise<Outcome<T>> | undefined;
  try {
    const ended = reader.ended();
    outcome = hear<T>(reader, task, { ...reading, ended });
    // A reader that refuses the file does not take all of it, and its refusal
    // is what counts.
    const fed = pipeline(file, reader.input);
    for (const promise of [ended, outcome, fed]) promise.catch(() => {});
    await take(reader.rows(FIRST_ROWS), first);
    const told = await outcome;
    await fed;
    for (const [at, table] of told.tables.entries()) {
      await take(reader.rows(OTHER_ROWS[at]), table);
    }
    reader.dismiss();
    await ended;
    return told;
  } catch (error) {
    if (cause) throw cause.error;
    // A reader whose rows nobody takes ends, and tells why it did before.
    reader.rows(FIRST_ROWS).destroy();
    throw (await refusalOf(outcome)) ?? error;
  } finally {
    signal.removeEventListener('abort', onAbort);
    reader.kill();
    file.destroy();
  }
}

/**
 * Why a reader refused the file, if it did: whoever takes its rows finds fault
 * with there being none.
 */
async function refusalOf(
  outcome: Promise<unknown> | undefined,
): Promise<IngestionError | undefined> {
  const error = await outcome?.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof IngestionError ? error : undefined;
}

async function hear<T extends string>(
  reader: ReaderProcess,
  task: ReaderTask,
  {
    onProgress,
    ended,
  }: { onProgress: Reading['onProgress']; ended: Promise<void> },
): Promise<Outcome<T>> {
  const told = new Promise<Outcome<T>>((resolve, reject) => {
    reader.begin<T>(task, message => {
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
