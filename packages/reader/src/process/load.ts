import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RejectedRowsCopyEncoder, SpooledBuffer } from '@tieout/database/copy';
import { createIngestion } from '@tieout/ingestion';
import {
  FIRST_ROWS,
  type LoadTask,
  OTHER_ROWS,
  type RowTable,
} from '../protocol';
import { LandingEncoder } from './LandingEncoder';
import { rowsTo, tell } from './parent';

/** Rows that wait for those of the file's main kind. */
interface Waiting {
  table: RowTable;
  rows: () => Readable;
}

/** Reads a file into rows as they land. */
export async function load({ plan, profile, owner }: LoadTask): Promise<void> {
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
  tell({
    is: 'read',
    summary,
    tables: waiting.map(({ table }) => table),
    rejectedRows: [],
  });
  for (const [at, { rows }] of waiting.entries()) {
    await pipeline(rows(), rowsTo(OTHER_ROWS[at]));
  }
}
