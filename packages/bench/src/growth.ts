import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmbeddedPostgres } from '@tieout/database/embedded';
import { JobRun } from '@tieout/plugin-jobs-node';
import { ordersFile, referenceFile } from '@tieout/samples';
import { GrownTable } from './GrownTable';
import { allowCheckpoints } from './allowCheckpoints';
import type { Figures } from './main';
import { measurePartitions } from './measurePartitions';
import { say } from './progress';
import { median, round } from './statistics';
import { WorkerBench } from './WorkerBench';

const ROUNDS = 5;
const HISTORY_ROWS = Number(process.env.TIEOUT_BENCH_HISTORY ?? 20_000_000);
const HISTORY_BATCHES = 2_000;
const BATCH_ROWS = Number(process.env.TIEOUT_BENCH_ROWS ?? 100_000);

/** A worker with its own database, a stored file of one batch, and its table. */
interface Side {
  postgres: EmbeddedPostgres;
  bench: WorkerBench;
  stored: Awaited<ReturnType<WorkerBench['store']>>;
  table: GrownTable;
}

/** Of each round: seconds of the three loads, and bytes of the grown table. */
interface Rounds {
  empty: number[];
  grown: number[];
  replace: number[];
  bytes: number[];
}

/**
 * What a table that has grown costs: a batch into it against the same batch
 * into an empty one; a batch that is replaced against one that is loaded, and
 * the room that replacing leaves behind; blocks that reading one batch touches
 * against those of a table that holds nothing else; and what planning would
 * cost with a partition for each batch. Sides alternate.
 */
export async function growth(): Promise<Figures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tieout-bench-'));
  await chmod(folder, 0o711);
  const sides: Side[] = [];
  try {
    for (const name of ['empty', 'grown'])
      sides.push(await makeSide(folder, name));
    return await measure(sides[0], sides[1]);
  } finally {
    for (const { bench, postgres } of sides) {
      await bench.stopWorker();
      await bench.database.close();
      await postgres.stop();
    }
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeSide(folder: string, name: string): Promise<Side> {
  const files = path.join(folder, name);
  await mkdir(files);
  const postgres = await EmbeddedPostgres.start({
    folder: path.join(folder, `${name}-postgres`),
  });
  await allowCheckpoints(postgres);
  const bench = await WorkerBench.create(postgres.ownerUrl, files);
  await bench.startWorker();
  const stored = await bench.store(ordersFile(referenceFile(BATCH_ROWS)));
  return { postgres, bench, stored, table: new GrownTable(bench) };
}

async function measure(empty: Side, grown: Side): Promise<Figures> {
  say(`${HISTORY_ROWS} rows in ${HISTORY_BATCHES} batches …`);
  const { batchId } = await grown.bench.process(grown.stored);
  await grown.table.fill({
    from: batchId,
    rows: HISTORY_ROWS,
    batches: HISTORY_BATCHES,
  });
  const rounds: Rounds = { empty: [], grown: [], replace: [], bytes: [] };
  for (let n = 0; n <= ROUNDS; n += 1) {
    await measureRound(n, rounds, { empty, grown });
  }
  const small = await empty.bench.process(empty.stored);
  const large = await grown.bench.process(grown.stored);
  const batchBytes = await empty.table.bytes();
  const perRound = (rounds.bytes[ROUNDS] - rounds.bytes[0]) / ROUNDS;
  return {
    history_rows: HISTORY_ROWS,
    history_batches: HISTORY_BATCHES,
    batch_rows: BATCH_ROWS,
    empty_s: round(median(rounds.empty)),
    grown_s: round(median(rounds.grown)),
    ratio_100k: round(median(rounds.grown) / median(rounds.empty)),
    replace_s: round(median(rounds.replace)),
    ratio_replace: round(median(rounds.replace) / median(rounds.grown)),
    batch_mb: round(batchBytes / 1e6),
    growth_mb_per_replaced_batch: round(perRound / 1e6),
    read_blocks_empty: await empty.table.blocksOfBatch(small.batchId),
    read_blocks_grown: await grown.table.blocksOfBatch(large.batchId),
    ...(await measurePartitions(grown.bench.database, HISTORY_BATCHES)),
  };
}

/**
 * Loads a batch into both tables, and replaces it in the grown one. That table
 * is to grow by one batch a round: what the replaced rows leave is used again.
 * Round 0 warms up.
 */
async function measureRound(
  n: number,
  rounds: Rounds,
  { empty, grown }: { empty: Side; grown: Side },
): Promise<void> {
  const small = await empty.bench.process(empty.stored);
  await empty.bench.clearRows();
  const large = await grown.bench.process(grown.stored);
  const vacuums = await grown.table.vacuums();
  const again = await grown.bench.processAgain(large.batchId);
  await grown.table.vacuumedSince(vacuums);
  const bytes = await grown.table.bytes();
  const [loaded, added, replaced] = [small, large, again].map(({ run }) =>
    secondsOf(run),
  );
  say(
    `${n === 0 ? 'warm-up' : `round ${n}`}: into the empty table ${loaded.toFixed(2)} s, the grown one ${added.toFixed(2)} s, replaced there ${replaced.toFixed(2)} s; it has ${Math.round(bytes / 1e6)} MB`,
  );
  rounds.bytes.push(bytes);
  if (n === 0) return;
  rounds.empty.push(loaded);
  rounds.grown.push(added);
  rounds.replace.push(replaced);
}

function secondsOf({ startedAt, finishedAt }: JobRun): number {
  if (!finishedAt) throw new Error('The job has no end');
  return (finishedAt.getTime() - startedAt.getTime()) / 1000;
}
