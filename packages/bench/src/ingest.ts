import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ordersFile, referenceFile, settlementFile } from '@tieout/samples';
import { v7 as uuid } from 'uuid';
import { compareMemory } from './compareMemory';
import { type CanonicalRows, copyRows, exportRows } from './copyCanonicalRows';
import type { Figures } from './main';
import { measureAbort } from './measureAbort';
import { obviousIngest } from './obviousIngest';
import { say } from './progress';
import { median, round } from './statistics';
import { withWorkerBench } from './withWorkerBench';
import type { WorkerBench } from './WorkerBench';

const ROUNDS = 3;
const ROWS = Number(process.env.TIEOUT_BENCH_ROWS ?? 1_000_000);
/** Rows of the file of about 1 GB against which memory is compared. */
const LARGE_ROWS = Math.round(ROWS * 4.7);
/** The obvious way is so slow that a tenth of the rows has to do. */
const OBVIOUS_ROWS = Math.round(ROWS / 10);

const PERIOD = {
  seed: 'layouts',
  from: '2026-01-01',
  to: '2026-06-30',
  currency: 'USD',
  timeZone: 'America/New_York',
  catalogueSize: 500,
};

/** Files of other layouts, of as many rows. */
const LAYOUTS = {
  shopify: () =>
    ordersFile({ ...PERIOD, profile: 'shopify-orders', rows: ROWS }),
  settlement: () =>
    settlementFile({ ...PERIOD, settlementId: '20000000001', rows: ROWS }),
};

interface Stored {
  key: string;
  byteSize: number;
}

/** Of the file that reading is aborted in the middle of. */
const ABORTED_ROWS = Math.round(ROWS / 5);

/** Seconds of each round, by what was measured. */
type Rounds = Record<
  'job' | 'copy' | 'sortedCopy' | 'obvious' | keyof typeof LAYOUTS,
  number[]
>;

/**
 * Rows per second of the whole job, as a worker process does it; of B, `\copy`
 * of the same canonical rows into the same table, with the keys of their
 * records as a program writes them and as jsonb sorts them; of the obvious way
 * to do the job; and of the job for other layouts. Rounds alternate. Then the
 * time that an abort takes, and what a worker holds for 1 GB against what it
 * holds for the reference file.
 */
export async function ingest(): Promise<Figures> {
  return await withWorkerBench(async ({ bench, files }) => {
    say(`Files of ${ROWS} rows …`);
    const reference = await bench.store(ordersFile(referenceFile(ROWS)));
    say(`${Math.round(reference.byteSize / 1e6)} MB. Rounds …`);
    const rounds = await measureRounds(bench, reference, files);
    return {
      rows: ROWS,
      file_mb: round(reference.byteSize / 1e6),
      ...ratesOf(rounds),
      abort_ms: await measureAbort(referenceFile(ABORTED_ROWS)),
      ...(await compareMemory(bench, [ROWS, LARGE_ROWS])),
    };
  });
}

function ratesOf(rounds: Rounds): Figures {
  const rate = ROWS / median(rounds.job);
  const copyRate = ROWS / median(rounds.copy);
  const sortedRate = ROWS / median(rounds.sortedCopy);
  const obviousRate = OBVIOUS_ROWS / median(rounds.obvious);
  return {
    rows_per_s: round(rate),
    b_rows_per_s: round(copyRate),
    ratio_to_b: round(rate / copyRate),
    sorted_b_rows_per_s: round(sortedRate),
    ratio_to_sorted_b: round(rate / sortedRate),
    obvious_rows_per_s: round(obviousRate),
    ratio_to_obvious: round(rate / obviousRate),
    shopify_to_reference: round(median(rounds.job) / median(rounds.shopify)),
    settlement_to_reference: round(
      median(rounds.job) / median(rounds.settlement),
    ),
  };
}

/** Measures everything once a round; the first round warms up and does not count. */
async function measureRounds(
  bench: WorkerBench,
  reference: Stored,
  files: string,
): Promise<Rounds> {
  const rounds: Rounds = {
    job: [],
    copy: [],
    sortedCopy: [],
    obvious: [],
    shopify: [],
    settlement: [],
  };
  const shopify = await bench.store(LAYOUTS.shopify());
  const settlement = await bench.store(LAYOUTS.settlement());
  let canonical: CanonicalRows | undefined;
  const small = path.join(files, 'small.csv');
  await pipeline(
    ordersFile(referenceFile(OBVIOUS_ROWS)),
    createWriteStream(small),
  );
  for (let n = 0; n <= ROUNDS; n += 1) {
    const job = await measureJob(bench, reference);
    canonical ??= await exportRows(bench.database.url, files);
    await bench.clearRows();
    const seconds = {
      job,
      copy: await measureCopy(bench, canonical.plain),
      sortedCopy: await measureCopy(bench, canonical.sorted),
      obvious: await measureObvious(bench, small),
      shopify: await measureCleared(bench, shopify),
      settlement: await measureCleared(bench, settlement),
    };
    const told = Object.entries(seconds).map(
      ([what, time]) => `${what} ${time.toFixed(1)} s`,
    );
    say(`${n === 0 ? 'warm-up' : `round ${n}`}: ${told.join(', ')}`);
    if (n === 0) continue;
    rounds.job.push(seconds.job);
    rounds.copy.push(seconds.copy);
    rounds.sortedCopy.push(seconds.sortedCopy);
    rounds.obvious.push(seconds.obvious);
    rounds.shopify.push(seconds.shopify);
    rounds.settlement.push(seconds.settlement);
  }
  return rounds;
}

async function measureCopy(bench: WorkerBench, file: string): Promise<number> {
  const seconds = await copyRows(bench.database.url, file);
  await bench.clearRows();
  return seconds;
}

async function measureObvious(
  bench: WorkerBench,
  file: string,
): Promise<number> {
  const { tenantId, storeId } = bench;
  const { seconds } = await obviousIngest(
    bench.database.url,
    createReadStream(file),
    { tenantId, storeId, batchId: uuid() },
  );
  await bench.clearRows();
  return seconds;
}

async function measureCleared(
  bench: WorkerBench,
  stored: Stored,
): Promise<number> {
  const seconds = await measureJob(bench, stored);
  await bench.clearRows();
  return seconds;
}

async function measureJob(bench: WorkerBench, stored: Stored): Promise<number> {
  const { run } = await bench.process(stored);
  const { startedAt, finishedAt } = run;
  if (!finishedAt) throw new Error('The job has no end');
  return (finishedAt.getTime() - startedAt.getTime()) / 1000;
}
