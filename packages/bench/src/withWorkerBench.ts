import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@tieout/database/embedded';
import { allowCheckpoints } from './allowCheckpoints';
import { WorkerBench } from './WorkerBench';

/** A worker with a database of its own, and a folder for files. */
export interface WorkerBenchSetup {
  bench: WorkerBench;
  files: string;
}

/** Measures with a worker on a database of its own, of which nothing stays. */
export async function withWorkerBench<T>(
  measure: (setup: WorkerBenchSetup) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tieout-bench-'));
  // The server does not run as root, and its data lies in here.
  await chmod(folder, 0o711);
  const files = path.join(folder, 'files');
  await mkdir(files);
  const postgres = await EmbeddedPostgres.start({
    folder: path.join(folder, 'postgres'),
  });
  await allowCheckpoints(postgres);
  const bench = await WorkerBench.create(postgres.ownerUrl, files);
  try {
    await bench.startWorker();
    return await measure({ bench, files });
  } finally {
    await bench.stopWorker();
    await bench.database.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
