import { pipeline } from 'node:stream/promises';
import { type RejectedRow, createIngestion } from '@tieout/ingestion';
import { FIRST_ROWS, type InspectTask } from '../protocol';
import { IdentityEncoder } from './IdentityEncoder';
import { rowsTo, tell } from './parent';

/** Rejected rows that are shown, and bytes of each. */
const SHOWN_ROWS = 50;
const SHOWN_BYTES = 4 * 1024;

/** Reads a file for what tells its records from others. */
export async function inspect({ plan, profile }: InspectTask): Promise<void> {
  const rejectedRows: RejectedRow[] = [];
  const ingestion = createIngestion({
    plan,
    profiles: [profile],
    untied: 'tell',
    encoder: new IdentityEncoder(profile),
    onRejected(row) {
      if (rejectedRows.length < SHOWN_ROWS) rejectedRows.push(row);
    },
    onProgress: counts => tell({ is: 'progress', counts }),
    limits: { maxOriginalBytes: SHOWN_BYTES },
  });
  await pipeline(process.stdin, ingestion, rowsTo(FIRST_ROWS));
  const { summary } = ingestion;
  tell({ is: 'read', summary, tables: [], rejectedRows });
}
