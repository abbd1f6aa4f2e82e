import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EmbeddedPostgres } from '@tieout/database/embedded';
import { ordersFile, referenceFile, settlementFile } from '@tieout/samples';
import { v7 as uuid } from 'uuid';
import { copyRows, exportRows } from './copyCanonicalRows';
import type { Figures } from './main';
import { obviousIngest } from './obviousIngest';
import { say } from './progress';
import { median, round } from './statistics';
import { WorkerBench } from './WorkerBench';

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

/** Seconds of each round, by what was measured. */
type Rounds = Record<
  'job' | 'copy' | 'obvious' | keyof typeof LAYOUTS,
  number[]
>;

/**
 * Rows per second of the whole job, as a worker process does it; of B, `\copy`
 * of the same canonical rows into the same table; of the obvious way to do the
 * job; and of the job for other layouts. Rounds of them alternate. Then the
 * worker's memory for 1 GB against that for the reference file, each in a
 * fresh process.
 */
export async function ingest(): Promise<Figures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tieout-bench-'));
  await chmod(folder, 0o711);
  const files = path.join(folder, 'files');
  await mkdir(files);
  const postgres = await EmbeddedPostgres.start({
    folder: path.join(folder, 'postgres'),
  });
  const bench = await WorkerBench.create(postgres.ownerUrl, files);
  try {
    await bench.startWorker();
    say(`Files of ${ROWS} rows …`);
    const reference = await bench.store(ordersFile(referenceFile(ROWS)));
    say(`${Math.round(reference.byteSize / 1e6)} MB. Rounds …`);
    const rounds = await measureRounds(bench, reference, files);
    const memory = await compareMemory(bench, reference);
    const rate = ROWS / median(rounds.job);
    const copyRate = ROWS / median(rounds.copy);
    const obviousRate = OBVIOUS_ROWS / median(rounds.obvious);
    return {
      rows: ROWS,
      file_mb: round(reference.byteSize / 1e6),
      rows_per_s: round(rate),
      b_rows_per_s: round(copyRate),
      ratio_to_b: round(rate / copyRate),
      obvious_rows_per_s: round(obviousRate),
      ratio_to_obvious: round(rate / obviousRate),
      shopify_to_reference: round(median(rounds.job) / median(rounds.shopify)),
      settlement_to_reference: round(
        median(rounds.job) / median(rounds.settlement),
      ),
      ...memory,
    };
  } finally {
    await bench.stopWorker();
    await bench.database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
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
    obvious: [],
    shopify: [],
    settlement: [],
  };
  const shopify = await bench.store(LAYOUTS.shopify());
  const settlement = await bench.store(LAYOUTS.settlement());
  const canonical = path.join(files, 'canonical.copy');
  const small = path.join(files, 'small.csv');
  await pipeline(
    ordersFile(referenceFile(OBVIOUS_ROWS)),
    createWriteStream(small),
  );
  for (let n = 0; n <= ROUNDS; n += 1) {
    const job = await measureJob(bench, reference);
    if (n === 0) await exportRows(bench.database.url, canonical);
    await bench.clearRows();
    const copy = await copyRows(bench.database.url, canonical);
    await bench.clearRows();
    const seconds = {
      job,
      copy,
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
    rounds.obvious.push(seconds.obvious);
    rounds.shopify.push(seconds.shopify);
    rounds.settlement.push(seconds.settlement);
  }
  return rounds;
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

async function compareMemory(
  bench: WorkerBench,
  reference: Stored,
): Promise<Figures> {
  const large = await bench.store(ordersFile(referenceFile(LARGE_ROWS)));
  const readers: number[] = [];
  const workers: number[] = [];
  for (const stored of [reference, large]) {
    await bench.stopWorker();
    await bench.startWorker();
    readers.push(await bench.readerPeakMemory(() => bench.process(stored)));
    workers.push(await bench.workerPeakMemory());
    await bench.clearRows();
    say(
      `${Math.round(stored.byteSize / 1e6)} MB: reader's peak ${Math.round(readers[readers.length - 1])} MB, worker's ${Math.round(workers[workers.length - 1])} MB`,
    );
  }
  return {
    reader_rss_mb: round(readers[0]),
    worker_rss_mb: round(workers[0]),
    large_file_mb: round(large.byteSize / 1e6),
    reader_rss_large_mb: round(readers[1]),
    worker_rss_large_mb: round(workers[1]),
    rss_growth_mb: Math.round(readers[1] - readers[0]),
  };
}
