import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RejectedRowsCopyEncoder, SpooledBuffer } from '@tieout/database/copy';
import { IngestionError, createIngestion } from '@tieout/ingestion';
import {
  FIRST_ROWS,
  OTHER_ROWS,
  type ReaderMessage,
  type ReaderTask,
  type RowTable,
} from '../protocol';
import { LandingEncoder } from './LandingEncoder';

/** Rows that wait for those of the file's main kind. */
interface Waiting {
  table: RowTable;
  rows: () => Readable;
}

/**
 * Reads the file that comes on standard input, writes its rows to the
 * process's descriptors, and tells how it goes. After a failure the process
 * ends; else it stays until its parent has taken the rows, for Node throws
 * away what a process that has ended left in its pipes.
 */
export async function readTask(task: ReaderTask): Promise<void> {
  try {
    await read(task);
  } catch (error) {
    tell(failureOf(error));
    process.disconnect();
  }
}

async function read({ plan, profile, owner }: ReaderTask): Promise<void> {
  const encoder = new LandingEncoder(owner, plan.kind);
  const rejected = new RejectedRowsCopyEncoder(owner);
  const spool = new SpooledBuffer();
  const ingestion = createIngestion({
    plan,
    profiles: [profile],
    untied: 'tell',
    encoder,
    onRejected(row) {
      rejected.row(row);
      const bytes = rejected.take();
      if (bytes) spool.append(bytes);
    },
    onProgress: counts => tell({ is: 'progress', counts }),
  });
  await pipeline(process.stdin, ingestion, rowsTo(FIRST_ROWS));
  const { summary } = ingestion;
  const waiting: Waiting[] = [...encoder.waiting()].map(
    ({ table, spool: others }) => ({ table, rows: () => others.read() }),
  );
  if (summary.rowsRejected > 0) {
    spool.append(rejected.end());
    waiting.push({ table: 'rejected_rows', rows: () => spool.read() });
  }
  tell({ is: 'read', summary, tables: waiting.map(({ table }) => table) });
  for (const [at, { rows }] of waiting.entries()) {
    await pipeline(rows(), rowsTo(OTHER_ROWS[at]));
  }
}

function rowsTo(descriptor: number): Socket {
  return new Socket({ fd: descriptor, readable: false, writable: true });
}

function tell(message: ReaderMessage): void {
  process.send?.(message);
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
