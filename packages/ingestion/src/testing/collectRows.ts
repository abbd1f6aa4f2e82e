import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  createIngestion,
  type IngestionOptions,
  type IngestionSummary,
} from '../IngestionStream';
import type { RejectedRow } from '../rows/RejectedRow';

/** A row that was accepted. */
export interface AcceptedRow {
  rowNumber: number;
  lineNumber: number;
  orderId: string;
  payload: string;
}

/** Everything that an ingestion gave. */
export interface CollectedRows {
  accepted: AcceptedRow[];
  rejected: RejectedRow[];
  summary: IngestionSummary;
  /** Whether the encoder was told that the file is complete. */
  ended: boolean;
}

/** Ingests a file and keeps what it gave; for tests. */
export async function collectRows(
  file: Iterable<Buffer> | AsyncIterable<Buffer>,
  options: Partial<IngestionOptions> = {},
): Promise<CollectedRows> {
  const accepted: AcceptedRow[] = [];
  const rejected: RejectedRow[] = [];
  let ended = false;
  const ingestion = createIngestion({
    encoder: {
      row: (rowNumber, lineNumber, orderId, payload) =>
        accepted.push({ rowNumber, lineNumber, orderId, payload }),
      take: () => undefined,
      end: () => {
        ended = true;
        return Buffer.alloc(0);
      },
    },
    onRejected: row => rejected.push(row),
    ...options,
  });
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => done(),
  });
  await pipeline(Readable.from(file), ingestion, nowhere);
  return { accepted, rejected, summary: ingestion.summary, ended };
}
