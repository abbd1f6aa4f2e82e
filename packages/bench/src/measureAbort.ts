import { Readable } from 'node:stream';
import { type ReadingPlan, planReading, profileOf } from '@tieout/ingestion';
import { readRows } from '@tieout/reader';
import { ordersFile, type referenceFile } from '@tieout/samples';
import { v7 as uuid } from 'uuid';
import { round } from './statistics';

const ROUNDS = 5;
/** Bytes of rows after which it is known that reading is under way. */
const UNDER_WAY = 4_000_000;

/**
 * Aborts the reading of a file in its middle.
 *
 * @returns the longest time that it took to end, in milliseconds
 */
export async function measureAbort(
  file: ReturnType<typeof referenceFile>,
): Promise<number> {
  const plan = await planReading({
    open: async () => ordersFile(file),
    store: { currency: 'GBP', timeZone: 'Europe/London' },
    choices: {},
    signal: new AbortController().signal,
  });
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    times.push(await abortOnce(plan, ordersFile(file)));
  }
  return round(Math.max(...times));
}

async function abortOnce(plan: ReadingPlan, file: Readable): Promise<number> {
  const controller = new AbortController();
  let aborted: number | undefined;
  const reading = readRows({
    file,
    plan,
    profile: profileOf(plan),
    owner: {
      tenantId: uuid(),
      batchId: uuid(),
      storeId: uuid(),
      ingestedAt: new Date(),
    },
    signal: controller.signal,
    onProgress: () => {},
    async take(rows) {
      let bytes = 0;
      for await (const chunk of rows) {
        bytes += chunk.length;
        if (bytes < UNDER_WAY || aborted !== undefined) continue;
        aborted = performance.now();
        controller.abort();
      }
    },
  });
  await reading.then(
    () => {
      throw new Error('The reading came to its end');
    },
    error => {
      if (error !== controller.signal.reason) throw error;
    },
  );
  if (aborted === undefined) throw new Error('The reading was not aborted');
  return performance.now() - aborted;
}
