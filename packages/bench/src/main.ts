/* eslint-disable no-console -- a program for the terminal */
import { freshness } from './freshness';
import { growth } from './growth';
import { ingest } from './ingest';
import { memory } from './memory';
import { responsiveness } from './responsiveness';

/** What a benchmark ends with: its figures, by name. */
export type Figures = Record<string, number>;

const BENCHMARKS: Record<string, () => Promise<Figures>> = {
  ingest,
  freshness,
  growth,
  memory,
  responsiveness,
};

async function main(): Promise<number> {
  const benchmark = BENCHMARKS[process.argv[2]];
  if (!benchmark) {
    console.error(
      `Which benchmark? One of: ${Object.keys(BENCHMARKS).join(', ')}`,
    );
    return 2;
  }
  console.log(JSON.stringify(await benchmark()));
  return 0;
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error);
    process.exit(1);
  },
);
