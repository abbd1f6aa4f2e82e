import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { demoHistory } from './demoHistory';
import {
  LAYOUTS,
  type OrdersFileSpec,
  ordersFile,
  type SampleProfile,
} from './generateOrders';
import { referenceFile } from './referenceFile';
import { writeSamples } from './writeSamples';

const HELP = `Writes synthetic marketplace exports.

  samples                       the committed sample files, anew
  reference [--rows N] --out F  the file of the ingestion benchmark
  demo --until DAY --out DIR    the demo stores' exports of ninety days
  orders --profile P --out F    one file; P is ${Object.keys(LAYOUTS).join(', ')}
         [--seed S] [--rows N] [--from DAY] [--to DAY] [--currency C]
         [--zone Z] [--catalogue N] [--prefix P] [--bad-rows SHARE]
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean' },
    out: { type: 'string' },
    until: { type: 'string' },
    profile: { type: 'string' },
    seed: { type: 'string', default: 'tieout' },
    rows: { type: 'string' },
    from: { type: 'string', default: '2026-01-01' },
    to: { type: 'string', default: '2026-03-31' },
    currency: { type: 'string', default: 'USD' },
    zone: { type: 'string', default: 'UTC' },
    catalogue: { type: 'string', default: '40' },
    prefix: { type: 'string' },
    'bad-rows': { type: 'string', default: '0' },
  },
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function needed(name: 'out' | 'until'): string {
  const value = values[name];
  if (!value) throw new Error(`--${name} is needed. See --help.`);
  return value;
}

function rowsOr(otherwise: number): number {
  const rows = Number(values.rows ?? otherwise);
  if (!Number.isInteger(rows) || rows < 1) {
    throw new Error(`--rows ${values.rows} is not a number of rows.`);
  }
  return rows;
}

function isProfile(profile: string): profile is SampleProfile {
  return profile in LAYOUTS;
}

function specFromOptions(): OrdersFileSpec {
  const { profile = '' } = values;
  if (!isProfile(profile)) {
    throw new Error(
      `--profile has to be one of ${Object.keys(LAYOUTS).join(', ')}.`,
    );
  }
  return {
    profile,
    seed: values.seed,
    rows: rowsOr(10_000),
    from: values.from,
    to: values.to,
    currency: values.currency,
    timeZone: values.zone,
    catalogueSize: Number(values.catalogue),
    orderIdPrefix: values.prefix,
    badRows: Number(values['bad-rows']),
  };
}

async function write(source: Readable, file: string): Promise<void> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await pipeline(source, createWriteStream(file));
  say(file);
}

async function run(): Promise<void> {
  switch (values.help ? 'help' : positionals[0]) {
    case 'samples':
      (await writeSamples()).forEach(say);
      break;
    case 'reference':
      await write(ordersFile(referenceFile(rowsOr(1_000_000))), needed('out'));
      break;
    case 'demo':
      for (const file of demoHistory(needed('until'))) {
        await write(file.open(), path.join(needed('out'), file.fileName));
      }
      break;
    case 'orders':
      await write(ordersFile(specFromOptions()), needed('out'));
      break;
    default:
      say(HELP);
  }
}

run().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
