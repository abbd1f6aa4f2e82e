/* eslint-disable no-console -- a program for the terminal */
import { parseArgs } from 'node:util';
import { fuzzRecords } from './fuzzRecords';

const USAGE = 'Usage: yarn fuzz ingestion [--minutes N] [--seed N]';

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      minutes: { type: 'string', default: '3' },
      seed: { type: 'string' },
    },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const known = positionals.length === 1 && positionals[0] === 'ingestion';
  if (!known || !(minutes > 0) || !Number.isSafeInteger(seed)) {
    console.error(USAGE);
    return 2;
  }
  console.log(`Comparing records for ${minutes} minutes, seed ${seed}`);
  const { files, difference } = await fuzzRecords({ minutes, seed });
  if (difference === undefined) {
    console.log(`${files} files, no difference`);
    return 0;
  }
  console.error(difference);
  return 1;
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error);
    process.exit(1);
  },
);
