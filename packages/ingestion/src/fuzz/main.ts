/* eslint-disable no-console -- a program for the terminal */
import { parseArgs } from 'node:util';
import { fuzzFiles } from './fuzzFiles';
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
  const options = { minutes: minutes / 2, seed };
  for (const [what, fuzz] of [
    ['records', fuzzRecords],
    ['readings', fuzzFiles],
  ] as const) {
    console.log(`Comparing ${what} for ${minutes / 2} minutes, seed ${seed}`);
    const { files, difference } = await fuzz(options);
    if (difference !== undefined) {
      console.error(difference);
      return 1;
    }
    console.log(`${files} files, no difference`);
  }
  return 0;
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error);
    process.exit(1);
  },
);
