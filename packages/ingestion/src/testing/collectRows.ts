import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  createIngestion,
  type IngestionOptions,
  type IngestionSummary,
} from '../IngestionStream';
import { type PlanOptions, planReading } from '../plan/planReading';
import type { ReadingPlan } from '../plan/ReadingPlan';
import type { RejectedRow } from '../rows/RejectedRow';
import type { LandedRow } from '../rows/RowEncoder';

/** Everything that an ingestion gave. */
export interface CollectedRows {
  plan: ReadingPlan;
  accepted: LandedRow[];
  rejected: RejectedRow[];
  summary: IngestionSummary;
  /** Whether the encoder was told that the file is complete. */
  ended: boolean;
}

/** What may be said about the file and its reading. */
export type CollectOptions = Partial<
  Pick<PlanOptions, 'store' | 'choices' | 'profiles' | 'limits' | 'signal'>
> &
  Partial<Pick<IngestionOptions, 'encoder' | 'onProgress' | 'plan'>>;

const STORE = { timeZone: 'UTC', currency: 'USD' };

/** Plans and ingests a file and keeps what it gave; for tests. */
export async function collectRows(
  file: Iterable<Buffer> | AsyncIterable<Buffer>,
  options: CollectOptions = {},
): Promise<CollectedRows> {
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk);
  const accepted: LandedRow[] = [];
  const rejected: RejectedRow[] = [];
  let ended = false;
  const plan =
    options.plan ??
    (await planReading({
      open: () => Readable.from(chunks),
      store: STORE,
      ...options,
    }));
  const ingestion = createIngestion({
    encoder: {
      row: row => accepted.push({ ...row }),
      take: () => undefined,
      end: () => {
        ended = true;
        return Buffer.alloc(0);
      },
    },
    onRejected: row => rejected.push(row),
    ...options,
    plan,
  });
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => done(),
  });
  await pipeline(Readable.from(chunks), ingestion, nowhere);
  return { plan, accepted, rejected, summary: ingestion.summary, ended };
}
