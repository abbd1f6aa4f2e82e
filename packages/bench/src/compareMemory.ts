import { ordersFile, referenceFile } from '@tieout/samples';
import type { Figures } from './main';
import { say } from './progress';
import { round } from './statistics';
import type { WorkerBench } from './WorkerBench';

/**
 * Memory of a worker and of its readers for files of so many rows, the last the
 * largest, and how long the worker let a question wait: each in a fresh worker.
 */
export async function compareMemory(
  bench: WorkerBench,
  rows: number[],
): Promise<Figures> {
  const seen = [];
  for (const count of rows) seen.push(await watchFresh(bench, count));
  const [first] = seen;
  const last = seen[seen.length - 1];
  return {
    reader_rss_mb: round(first.readerPeakMb),
    worker_rss_mb: round(first.workerPeakMb),
    large_file_mb: round(last.fileMb),
    reader_rss_large_mb: round(last.readerPeakMb),
    worker_rss_large_mb: round(last.workerPeakMb),
    rss_growth_mb: Math.round(last.readerPeakMb - first.readerPeakMb),
    slowest_answer_ms: round(
      Math.max(...seen.map(({ slowestAnswerMs }) => slowestAnswerMs)),
    ),
  };
}

async function watchFresh(bench: WorkerBench, rows: number) {
  const stored = await bench.store(ordersFile(referenceFile(rows)));
  const fileMb = stored.byteSize / 1e6;
  await bench.stopWorker();
  await bench.startWorker();
  const seen = await bench.watch(() => bench.process(stored));
  const workerPeakMb = await bench.workerPeakMemory();
  await bench.clearRows();
  say(
    `${Math.round(fileMb)} MB: reader's peak ${Math.round(seen.readerPeakMb)} MB, worker's ${Math.round(workerPeakMb)} MB, its slowest answer ${Math.round(seen.slowestAnswerMs)} ms`,
  );
  return { ...seen, workerPeakMb, fileMb };
}
