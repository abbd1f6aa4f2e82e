import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { RejectedRowsCopyEncoder } from '@tieout/database/copy';
import {
  type ReadingPlan,
  createIngestion,
  planReading,
  profileOf,
} from '@tieout/ingestion';
import { LandingEncoder } from './process/LandingEncoder';
import type { RowTable } from './protocol';
import { type ReadRowsOptions, readRows } from './readRows';

// A process may take seconds to start on a busy machine.
jest.setTimeout(60_000);

const OWNER = {
  tenantId: '018f2c5e-7d6a-7c3b-9d1e-000000000001',
  batchId: '018f2c5e-7d6a-7c3b-9d1e-000000000002',
  storeId: '018f2c5e-7d6a-7c3b-9d1e-000000000003',
  ingestedAt: new Date('2026-05-08T10:00:00Z'),
};
const STORE = {
  marketplace: 'other',
  currency: 'USD',
  timeZone: 'UTC',
} as const;
const HEADER =
  'order_id,purchased_at,status,sku,quantity,currency,item_price\n';

const line = (n: number, price = '9.99') =>
  `A-${n},2026-05-08T10:00:00Z,shipped,SKU,1,USD,${price}\n`;

async function planOf(open: () => Readable): Promise<ReadingPlan> {
  return await planReading({
    open: async () => open(),
    store: STORE,
    choices: {},
    signal: new AbortController().signal,
  });
}

/** Reads in a process of its own, and keeps what each table was given. */
async function readAll(
  options: Pick<ReadRowsOptions, 'file' | 'plan'> & Partial<ReadRowsOptions>,
) {
  const tables = new Map<RowTable, Buffer>();
  const summary = await readRows({
    profile: profileOf(options.plan),
    owner: OWNER,
    signal: new AbortController().signal,
    onProgress: () => {},
    take: async (rows, table) => {
      tables.set(table, await buffer(rows));
    },
    ...options,
  });
  return { summary, tables };
}

/** The same by the ingestion itself. */
async function readHere(file: Readable, plan: ReadingPlan) {
  const encoder = new LandingEncoder(OWNER, plan.kind);
  const rejected = new RejectedRowsCopyEncoder(OWNER);
  const ingestion = createIngestion({
    plan,
    untied: 'tell',
    encoder,
    onRejected: row => rejected.row(row),
  });
  let main: Buffer = Buffer.alloc(0);
  await pipeline(file, ingestion, async rows => {
    main = await buffer(rows);
  });
  const tables = new Map<RowTable, Buffer>([[plan.kind, main]]);
  for (const { table, spool } of encoder.waiting()) {
    tables.set(table, await buffer(spool.read()));
  }
  const { summary } = ingestion;
  if (summary.rowsRejected > 0) tables.set('rejected_rows', rejected.end());
  return { summary, tables };
}

describe('a file that is read in a process of its own', () => {
  const simple = (text: string) => () => Readable.from([Buffer.from(text)]);
  const good = simple(HEADER + line(1) + line(2, 'much') + line(3));

  it('gives the rows, the rejects and the summary that reading here gives', async () => {
    const plan = await planOf(good);

    const apart = await readAll({ file: good(), plan });

    expect(apart).toEqual(await readHere(good(), plan));
    expect(apart.summary).toMatchObject({ rowsLoaded: 2, rowsRejected: 1 });
  });

  it('gives payouts after the transactions that they pay', async () => {
    const file = path.join(
      path.dirname(require.resolve('@tieout/ingestion/package.json')),
      'profiles/amazon-settlement-v2/sample.txt',
    );
    const plan = await planOf(() => createReadStream(file));

    const apart = await readAll({ file: createReadStream(file), plan });

    expect([...apart.tables.keys()].slice(0, 2)).toEqual([
      'transactions',
      'payouts',
    ]);
    expect(apart).toEqual(await readHere(createReadStream(file), plan));
  });

  it('keeps the rejects until they are taken, however late', async () => {
    const plan = await planOf(good);
    const sizes: number[] = [];

    await readAll({
      file: good(),
      plan,
      take: async rows => {
        // Everything that the reader still has to do is done by then.
        await setTimeout(1_000);
        sizes.push((await buffer(rows)).length);
      },
    });

    const { tables } = await readHere(good(), plan);
    expect(sizes).toEqual([...tables.values()].map(bytes => bytes.length));
  });

  it('tells how far it is', async () => {
    const plan = await planOf(good);
    const told: number[] = [];

    await readAll({
      file: good(),
      plan,
      onProgress: ({ rowsTotal }) => told.push(rowsTotal),
    });

    expect(told.at(-1)).toBe(3);
  });

  it('refuses what the ingestion refuses, with its code and line', async () => {
    const broken = simple(`${HEADER}${line(1)}"A-2,2026`);
    const plan = await planOf(good);

    await expect(readAll({ file: broken(), plan })).rejects.toMatchObject({
      name: 'IngestionError',
      code: 'UNCLOSED_QUOTE',
      line: 3,
    });
  });

  it('tells a refusal, though whoever takes the rows complains of none at all', async () => {
    const damaged = `1.2E+17,${line(1).slice('A-1,'.length)}`;
    await expect(
      readAll({
        file: Readable.from([Buffer.from(HEADER + damaged)]),
        plan: await planOf(good),
        take: async rows => {
          const { length } = await buffer(rows);
          throw new Error(`${length} bytes are no rows`);
        },
      }),
    ).rejects.toMatchObject({ code: 'DAMAGED_ID', line: 2 });
  });

  it('does not take a file for whole whose bytes break off', async () => {
    const plan = await planOf(good);
    async function* breaking() {
      yield Buffer.from(HEADER + line(1));
      throw new Error('The disk is gone');
    }

    await expect(
      readAll({ file: Readable.from(breaking()), plan }),
    ).rejects.toThrow('The disk is gone');
  });

  it('ends in the middle of a file that has no end, with the reason it is given', async () => {
    const plan = await planOf(good);
    const stop = new AbortController();
    async function* endless() {
      yield Buffer.from(HEADER);
      for (let n = 0; ; n += 1) yield Buffer.from(line(n).repeat(1000));
    }
    const file = Readable.from(endless());

    await expect(
      readAll({
        file,
        plan,
        signal: stop.signal,
        onProgress: ({ rowsLoaded }) => {
          if (rowsLoaded > 10_000) stop.abort(new Error('Cancelled'));
        },
        take: async rows => {
          rows.resume();
          await new Promise(resolve => rows.once('close', resolve));
        },
      }),
    ).rejects.toThrow('Cancelled');
    expect(file.destroyed).toBe(true);
  });

  it('passes on the error of whoever takes the rows', async () => {
    const plan = await planOf(good);

    await expect(
      readAll({
        file: good(),
        plan,
        take: async () => {
          throw new Error('The table is locked');
        },
      }),
    ).rejects.toThrow('The table is locked');
  });

  it('says so when the reader itself fails', async () => {
    const plan = await planOf(good);

    await expect(
      readAll({ file: good(), plan, owner: { ...OWNER, batchId: 'none' } }),
    ).rejects.toThrow('none is not a uuid');
  });
});
