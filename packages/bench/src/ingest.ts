import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@tieout/database/embedded';
import { ordersFile, referenceFile } from '@tieout/samples';
import { copyRows, exportRows } from './copyCanonicalRows';
import type { Figures } from './main';
import { say } from './progress';
import { median, round } from './statistics';
import { WorkerBench } from './WorkerBench';

const ROUNDS = 3;
const ROWS = Number(process.env.TIEOUT_BENCH_ROWS ?? 1_000_000);
/** Rows of the file of about 1 GB against which memory is compared. */
const LARGE_ROWS = Math.round(ROWS * 4.7);

/**
 * Rows per second of the whole job, as a worker process does it, and of B:
 * `\copy` of the same canonical rows into the same table. Rounds of the two
 * alternate. Then the worker's memory for 1 GB against that for the
 * reference file, each in a fresh process.
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
    say(`Reference file of ${ROWS} rows …`);
    const reference = await bench.store(ordersFile(referenceFile(ROWS)));
    say(`${Math.round(reference.byteSize / 1e6)} MB. Rounds …`);
    const job: number[] = [];
    const copy: number[] = [];
    const canonical = path.join(files, 'canonical.copy');
    for (let n = 0; n <= ROUNDS; n += 1) {
      const seconds = await measureJob(bench, reference);
      if (n === 0) await exportRows(bench.database.url, canonical);
      await bench.clearRows();
      const copySeconds = await copyRows(bench.database.url, canonical);
      await bench.clearRows();
      say(
        `${n === 0 ? 'warm-up' : `round ${n}`}: job ${seconds.toFixed(1)} s, \\copy ${copySeconds.toFixed(1)} s`,
      );
      if (n > 0) {
        job.push(seconds);
        copy.push(copySeconds);
      }
    }
    const memory = await compareMemory(bench, reference);
    const jobRate = ROWS / median(job);
    const copyRate = ROWS / median(copy);
    return {
      rows: ROWS,
      file_mb: round(reference.byteSize / 1e6),
      rows_per_s: round(jobRate),
      b_rows_per_s: round(copyRate),
      ratio_to_b: round(jobRate / copyRate),
      ...memory,
    };
  } finally {
    await bench.stopWorker();
    await bench.database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureJob(
  bench: WorkerBench,
  stored: { key: string; byteSize: number },
): Promise<number> {
  const { run } = await bench.process(stored);
  const { startedAt, finishedAt } = run;
  if (!finishedAt) throw new Error('The job has no end');
  return (finishedAt.getTime() - startedAt.getTime()) / 1000;
}

async function compareMemory(
  bench: WorkerBench,
  reference: { key: string; byteSize: number },
): Promise<Figures> {
  const large = await bench.store(ordersFile(referenceFile(LARGE_ROWS)));
  const peaks: number[] = [];
  for (const stored of [reference, large]) {
    await bench.stopWorker();
    await bench.startWorker();
    await bench.process(stored);
    await bench.clearRows();
    peaks.push(await bench.workerPeakMemory());
    say(
      `${Math.round(stored.byteSize / 1e6)} MB: worker's peak ${Math.round(peaks[peaks.length - 1])} MB`,
    );
  }
  return {
    worker_rss_mb: round(peaks[0]),
    large_file_mb: round(large.byteSize / 1e6),
    worker_rss_large_mb: round(peaks[1]),
    rss_growth_mb: Math.round(peaks[1] - peaks[0]),
  };
}
