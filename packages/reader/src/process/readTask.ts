import { IngestionError } from '@tieout/ingestion';
import type { ReaderMessage, ReaderTask } from '../protocol';
import { inspect } from './inspect';
import { load } from './load';
import { tell } from './parent';

/**
 * Reads the file that comes on standard input, writes its rows to the
 * process's descriptors, and tells how it goes. After a failure the process
 * ends; else it stays until its parent has taken the rows, for Node throws
 * away what a process that has ended left in its pipes.
 */
export async function readTask(task: ReaderTask): Promise<void> {
  try {
    await (task.to === 'load' ? load(task) : inspect(task));
  } catch (error) {
    tell(failureOf(error));
    process.disconnect();
  }
}

function failureOf(error: unknown): ReaderMessage {
  if (error instanceof IngestionError) {
    const { code, message, line } = error;
    return { is: 'refused', code, message, line };
  }
  return {
    is: 'failed',
    error: error instanceof Error ? error : new Error(String(error)),
  };
}
