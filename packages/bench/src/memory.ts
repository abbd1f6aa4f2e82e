import { compareMemory } from './compareMemory';
import type { Figures } from './main';
import { withWorkerBench } from './withWorkerBench';

/** Rows of files of about 0.2, 1 and 5 GB. */
const ROWS = (process.env.TIEOUT_BENCH_ROWS ?? '1000000,4700000,23500000')
  .split(',')
  .map(Number);

/** What a worker holds while it reads larger and larger files. */
export async function memory(): Promise<Figures> {
  return await withWorkerBench(({ bench }) => compareMemory(bench, ROWS));
}
