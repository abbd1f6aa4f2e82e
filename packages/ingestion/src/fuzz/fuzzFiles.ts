// eslint-disable-next-line @backstage/no-undeclared-imports -- the fuzzer runs in the checkout only
import fc from 'fast-check';
import { changedSamples } from './changedSamples';
import { compareReadings } from './compareReadings';
import type { FuzzOutcome } from './fuzzRecords';

/**
 * Reads samples of all kinds with faults in them until the time is over, or a
 * reading fails otherwise than it should or depends on how the file comes.
 */
export async function fuzzFiles(options: {
  minutes: number;
  seed: number;
}): Promise<FuzzOutcome> {
  let files = 0;
  const details = await fc.check(
    fc.asyncProperty(changedSamples(), async sample => {
      files += 1;
      const difference = await compareReadings(sample);
      if (difference !== undefined) throw new Error(difference);
    }),
    {
      seed: options.seed,
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: options.minutes * 60_000,
      markInterruptAsFailure: false,
    },
  );
  if (!details.counterexample) return { files };
  const [sample] = details.counterexample;
  return {
    files,
    difference: `Readings differ, seed ${options.seed}:\n${JSON.stringify(sample)}\n${details.errorInstance}`,
  };
}
