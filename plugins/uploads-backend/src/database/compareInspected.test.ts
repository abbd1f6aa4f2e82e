import { createHash, randomUUID as uuid } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { rawConnection } from '@tieout/database';
import { createTestDatabase, TestDatabase } from '@tieout/database/testing';
import {
  DatabaseBatchStore,
  uploadsMigrations,
} from '@tieout/plugin-uploads-node';
import knexFactory, { Knex } from 'knex';
import { compareInspected } from './compareInspected';
import { CREATE_INSPECTED_RECORDS_SQL } from './inspectedRecords';

jest.setTimeout(60_000);

const MODELS = resolvePackagePath(
  '@tieout/plugin-uploads-backend',
  '../../data/dbt/models',
);

/** Number of the first row that a supplement mends. */
const MENDED = 100;

/** A money line: `fee` is known by its content, `k1=fee` by its key. */
type Line = string;

const columnsOf = (line: Line) => {
  const [content, key] = line.split('=').reverse();
  return {
    row_key: key ?? null,
    row_hash: createHash('sha256').update(content).digest(),
  };
};

/** The query of a dbt model, with those it refers to put in its place. */
async function queryOf(model: string): Promise<string> {
  const folder = model.startsWith('stg_') ? 'staging' : 'intermediate';
  const text = await readFile(
    path.join(MODELS, folder, `${model}.sql`),
    'utf8',
  );
  let query = text
    .replace(/\{\{ config[^}]*(?:\[\])?[^}]*\}\}/, '')
    .replace(/\{#[^]*?#\}/, '')
    .replace(/\{\{ source\('raw', '(\w+)'\) \}\}/g, 'raw.$1');
  for (const [ref, name] of query.matchAll(/\{\{ ref\('(\w+)'\) \}\}/g)) {
    query = query.replace(ref, `(${await queryOf(name)})`);
  }
  return query;
}

describe('the comparison of a file with what its store has', () => {
  let test: TestDatabase;
  let dbt: Knex;
  const batches = new DatabaseBatchStore();

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.migrate({
      schema: 'uploads',
      directory: uploadsMigrations(),
    });
    dbt = knexFactory({ client: 'pg', connection: test.dbtUrl });
  });

  afterAll(async () => {
    await dbt.destroy();
    await test.destroy();
  });

  const storeOf = () => ({ tenantId: uuid(), storeId: uuid() });

  async function land(
    store: ReturnType<typeof storeOf>,
    lines: Line[],
    { end = 'loaded', of }: { end?: 'loaded' | 'failed'; of?: string } = {},
  ) {
    const { database } = test;
    const { batchId } = await database.withTenant(store.tenantId, async tx => {
      const { batch } = await batches.create(tx, {
        ...store,
        fileName: 'fees.csv',
        objectKey: 'ab/cd',
        contentSha256: uuid(),
        byteSize: 10,
        uploadedBy: 'user:default/ada',
        supplementsBatchId: of,
      });
      const change = { ...batch, actor: 'test' };
      await batches.transition(tx, {
        ...change,
        from: 'received',
        to: 'parsing',
      });
      return await batches.transition(tx, {
        ...change,
        from: 'parsing',
        to: end,
        set:
          end === 'failed'
            ? { failure: { stage: 'parse', code: 'X', message: 'X' } }
            : {},
      });
    });
    await database.withSystem(tx =>
      tx('raw.transactions').insert(
        lines.map((line, index) => ({
          tenant_id: store.tenantId,
          batch_id: batchId,
          store_id: store.storeId,
          row_number: index + (of ? MENDED : 1),
          line_number: index + 2,
          byte_start: 0,
          byte_length: 1,
          payload: '{}',
          ingested_at: new Date(),
          ...columnsOf(line),
        })),
      ),
    );
    return batchId;
  }

  const compare = (
    store: ReturnType<typeof storeOf>,
    lines: Line[],
    supplemented: string[] = [],
  ) =>
    test.database.withTenant(store.tenantId, async tx => {
      await tx.raw(CREATE_INSPECTED_RECORDS_SQL);
      await tx('pg_temp.inspected').insert(
        lines.map((line, index) => ({
          kind: 'transactions',
          row_number: index + (supplemented.length ? MENDED : 1),
          ...columnsOf(line),
        })),
      );
      return await compareInspected(await rawConnection(tx), {
        ...store,
        kinds: new Set(['transactions'] as const),
        supplemented,
      });
    });

  const countedByDbt = async ({ tenantId }: ReturnType<typeof storeOf>) => {
    const { rows } = await dbt.raw<{ rows: { n: number }[] }>(
      `select count(*)::int as n from (${await queryOf('int_transactions')}) t
       where tenant_id = ?`,
      [tenantId],
    );
    return rows[0].n;
  };

  it.each<{ what: string; stored: Line[][]; file: Line[]; told: object }>([
    {
      what: 'one of three identical fees',
      stored: [['fee']],
      file: ['fee', 'fee', 'fee'],
      told: { known: 1, changed: 0 },
    },
    {
      what: 'more of a fee than the file has',
      stored: [['fee', 'fee', 'fee']],
      file: ['fee', 'fee'],
      told: { known: 2, changed: 0 },
    },
    {
      what: 'the same fees in two files that overlap',
      stored: [['fee', 'fee'], ['fee', 'sale'], ['refund']],
      file: ['fee', 'fee', 'fee', 'sale', 'other'],
      told: { known: 3, changed: 0 },
    },
    {
      what: 'lines of one key, one of them otherwise',
      stored: [['k1=fee', 'k1=sale']],
      file: ['k1=fee', 'k1=refund', 'k1=fee', 'k2=fee'],
      told: { known: 1, changed: 1 },
    },
    {
      what: 'a line that a later file has changed, as the later one has it',
      stored: [['k1=deferred'], ['k1=released']],
      file: ['k1=released'],
      told: { known: 1, changed: 0 },
    },
    {
      what: 'a line that a later file has changed, as the earlier one had it',
      stored: [['k1=deferred'], ['k1=released']],
      file: ['k1=deferred'],
      told: { known: 0, changed: 1 },
    },
    {
      what: 'a key of the one and no key of the other',
      stored: [['k1=fee', 'sale']],
      file: ['fee', 'k1=sale'],
      told: { known: 0, changed: 1 },
    },
  ])(
    'tells what is new where the store has $what, as dbt then counts',
    async ({ stored, file, told }) => {
      const store = storeOf();
      for (const lines of stored) await land(store, lines);
      await land(storeOf(), file);
      await land(store, file, { end: 'failed' });
      const before = await countedByDbt(store);
      const found = await compare(store, file);
      expect(found).toEqual(told);

      await land(store, file);
      const added = (await countedByDbt(store)) - before;
      expect(added).toBe(file.length - found.known - found.changed);
    },
  );

  it.each<{ what: string; whole: Line[]; others: Line[][]; told: object }>([
    {
      what: 'a fee more than its batch has',
      whole: ['fee', 'fee'],
      others: [],
      told: { known: 0, changed: 0 },
    },
    {
      what: 'a fee that an overlapping file has as often',
      whole: ['fee', 'fee'],
      others: [['fee', 'fee', 'fee']],
      told: { known: 1, changed: 0 },
    },
    {
      what: 'a fee that no file has as often',
      whole: ['fee', 'fee'],
      others: [['fee', 'fee']],
      told: { known: 0, changed: 0 },
    },
  ])(
    'counts a supplement as one file with its batch: $what, as dbt then does',
    async ({ whole, others, told }) => {
      const store = storeOf();
      for (const lines of others) await land(store, lines);
      const of = await land(store, whole);
      const before = await countedByDbt(store);
      const found = await compare(store, ['fee'], [of]);
      expect(found).toEqual(told);
      await land(store, ['fee'], { of });
      expect((await countedByDbt(store)) - before).toBe(1 - found.known);
    },
  );

  it('tells a second line of one key from the first, which its batch has', async () => {
    const store = storeOf();
    const of = await land(store, ['k1=fee']);
    await land(store, ['k1=fee', 'k1=sale']);
    expect(await compare(store, ['k1=refund'], [of])).toEqual({
      known: 0,
      changed: 1,
    });
  });
});
