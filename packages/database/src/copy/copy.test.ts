import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { Client } from 'pg';
import { from } from 'pg-copy-streams';
import { createTestDatabase, type TestDatabase } from '../testing';
import {
  copyLandedRowsSql,
  COPY_REJECTED_ROWS_SQL,
  LandedRowsCopyEncoder,
  RejectedRowsCopyEncoder,
  SpooledBuffer,
} from '.';

const COPY_ORDERS = copyLandedRowsSql('orders');
const OWNER = {
  tenantId: '0198f1a0-0000-7000-8000-00000000000a',
  batchId: '0198f1a0-0000-7000-8000-00000000000b',
  storeId: '0198f1a0-0000-7000-8000-00000000000c',
  ingestedAt: new Date('2026-09-03T10:14:00.123Z'),
};

const recordOf = (rowNumber: number, payload: object) => ({
  rowNumber,
  lineNumber: rowNumber + 1,
  byteStart: 0,
  byteLength: 1,
  orderId: 'A',
  rowKey: '',
  payload: JSON.stringify(payload),
});

describe('rows copied in binary', () => {
  let testDatabase: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    client = new Client(testDatabase.url);
    await client.connect();
    await client.query(`
      create schema if not exists raw;
      create table raw.orders_rows (
        tenant_id uuid, batch_id uuid, store_id uuid, row_number int,
        line_number int, byte_start bigint, byte_length int, order_id text,
        row_key text, payload jsonb, row_hash bytea, ingested_at timestamptz,
        primary key (tenant_id, batch_id, row_number));
      create table raw.rejected_rows_rows (
        tenant_id uuid, batch_id uuid, row_number int, line_number int,
        byte_start bigint, byte_length int, column_name text, code text, message text, original text,
        ingested_at timestamptz, primary key (tenant_id, batch_id, row_number))`);
  }, 60_000);
  afterAll(async () => {
    await client.end();
    await testDatabase.destroy();
  });
  beforeEach(() =>
    client.query('truncate raw.orders_rows, raw.rejected_rows_rows'),
  );

  const copy = (sql: string, chunks: Iterable<Uint8Array>) =>
    pipeline(Readable.from(chunks), client.query(from(sql)));

  it('reads back every order as it was given', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            orderId: fc.string({ unit: 'grapheme' }),
            line: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
            byteStart: fc.maxSafeNat(),
            value: fc.string({ unit: 'grapheme' }),
          }),
        ),
        async generated => {
          await client.query('truncate raw.orders_rows');
          const rows = generated.map(({ orderId, line, byteStart, value }) => ({
            orderId: orderId.replaceAll('\0', ''),
            line,
            byteStart,
            payload: JSON.stringify({ sku: value.replaceAll('\0', '') }),
          }));
          const encoder = new LandedRowsCopyEncoder(OWNER);
          const chunks = rows.map(({ line, ...row }, i) => {
            encoder.row({
              ...row,
              rowNumber: i + 1,
              lineNumber: line,
              byteLength: i,
              rowKey: i % 2 ? row.orderId : '',
            });
            return encoder.take() ?? Buffer.alloc(0);
          });
          await copy(COPY_ORDERS, [...chunks, encoder.end()]);
          const { rows: stored } = await client.query(
            'select * from raw.orders_rows order by row_number',
          );
          expect(stored).toEqual(
            rows.map(({ orderId, line, byteStart, payload }, i) => ({
              tenant_id: OWNER.tenantId,
              batch_id: OWNER.batchId,
              store_id: OWNER.storeId,
              row_number: i + 1,
              line_number: line,
              // bigint arrives as text.
              byte_start: String(byteStart),
              byte_length: i,
              order_id: orderId === '' ? null : orderId,
              row_key: i % 2 && orderId !== '' ? orderId : null,
              payload: JSON.parse(payload),
              row_hash: createHash('sha256').update(payload).digest(),
              ingested_at: OWNER.ingestedAt,
            })),
          );
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);

  it('grows beyond a buffer for rows of several MiB, without touching what was taken', async () => {
    const encoder = new LandedRowsCopyEncoder(OWNER);
    const chunks: Buffer[] = [];
    const sizes = [10, 3_000_000, 10, 600_000, 200_000, 200_000, 10];
    sizes.forEach((size, i) => {
      encoder.row(recordOf(i + 1, { sku: 'é'.repeat(size) }));
      const taken = i % 2 === 0 ? encoder.take() : undefined;
      if (taken) chunks.push(taken);
    });
    await copy(COPY_ORDERS, [...chunks, encoder.end()]);
    const { rows } = await client.query(
      `select length(payload->>'sku') as size from raw.orders_rows order by row_number`,
    );
    expect(rows.map(({ size }) => size)).toEqual(sizes);
  });

  it('replays the rejected rows of a running COPY as a second one, NUL made visible', async () => {
    const orders = new LandedRowsCopyEncoder(OWNER);
    const rejects = new RejectedRowsCopyEncoder(OWNER);
    const spool = new SpooledBuffer({ memoryBytes: 200 });
    const running = client.query(from(COPY_ORDERS));
    orders.row(recordOf(1, {}));
    for (let rowNumber = 2; rowNumber <= 50; rowNumber += 1) {
      rejects.row({
        rowNumber,
        lineNumber: rowNumber + 1,
        byteStart: 5_000_000_000 + rowNumber,
        byteLength: rowNumber,
        column: rowNumber % 2 ? 'sku' : null,
        code: 'NUL_BYTE',
        message: 'The row holds a NUL byte.',
        original: 'a\0b, é\t"c"',
      });
      const taken = rejects.take();
      if (taken) spool.append(taken);
    }
    await pipeline(Readable.from([orders.end()]), running);
    spool.append(rejects.end());
    await pipeline(spool.read(), client.query(from(COPY_REJECTED_ROWS_SQL)));
    spool.discard();
    const { rows } = await client.query(
      'select * from raw.rejected_rows_rows order by row_number',
    );
    expect(rows).toHaveLength(49);
    expect(rows.slice(0, 2)).toEqual(
      [null, 'sku'].map((column, i) => ({
        tenant_id: OWNER.tenantId,
        batch_id: OWNER.batchId,
        row_number: i + 2,
        line_number: i + 3,
        byte_start: String(5_000_000_002 + i),
        byte_length: i + 2,
        column_name: column,
        code: 'NUL_BYTE',
        message: 'The row holds a NUL byte.',
        original: 'a\u2400b, é\t"c"',
        ingested_at: OWNER.ingestedAt,
      })),
    );
  });

  it('copies no row where there is none', async () => {
    await copy(COPY_ORDERS, [new LandedRowsCopyEncoder(OWNER).end()]);
    const { rows } = await client.query('select 1 from raw.orders_rows');
    expect(rows).toEqual([]);
  });

  it('refuses an owner whose ids are no uuids', () => {
    const owner = { ...OWNER, tenantId: 'nobody' };
    expect(() => new LandedRowsCopyEncoder(owner)).toThrow(
      'nobody is not a uuid',
    );
  });
});

describe('SpooledBuffer', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'tieout-spool-test-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  it('gives back what was appended, before and after it goes to disk', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 64 })),
        fc.nat(512),
        async (chunks, memoryBytes) => {
          const spool = new SpooledBuffer({ directory, memoryBytes });
          chunks.forEach(chunk => spool.append(chunk));
          const expected = Buffer.concat(chunks);
          expect(spool.byteSize).toBe(expected.length);
          expect((await buffer(spool.read())).equals(expected)).toBe(true);
          expect((await buffer(spool.read())).equals(expected)).toBe(true);
          spool.discard();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has no file that a killed process could leave behind', () => {
    const spool = new SpooledBuffer({ directory, memoryBytes: 1 });

    spool.append(Buffer.from('on disk'));

    expect(readdirSync(directory)).toEqual([]);
    spool.discard();
  });

  const itOnLinux = process.platform === 'linux' ? it : it.skip;
  itOnLinux('gives its disk space back when it is discarded', () => {
    const spool = new SpooledBuffer({ directory, memoryBytes: 1 });
    const heldOpen = () =>
      readdirSync('/proc/self/fd').filter(fd => pointsInto(directory, fd));
    spool.append(Buffer.from('on disk'));
    /* eslint-disable jest/no-standalone-expect -- inside a test of an alias of `it`, which the rule does not know */
    expect(heldOpen()).toHaveLength(1);

    spool.discard();

    expect(heldOpen()).toEqual([]);
  });

  it('survives a reader that gives up half-way', async () => {
    const spool = new SpooledBuffer({ directory, memoryBytes: 1 });
    spool.append(Buffer.alloc(1024 * 1024, 'x'));
    const reader = spool.read();
    await once(reader, 'readable');
    reader.destroy();
    await once(reader, 'close');

    expect(await buffer(spool.read())).toHaveLength(1024 * 1024);
    spool.discard();
  });

  it('fails a reader whose bytes are discarded, rather than giving it others', async () => {
    const spool = new SpooledBuffer({ directory, memoryBytes: 1 });
    spool.append(Buffer.alloc(1024 * 1024, 'x'));
    const reader = spool.read();
    await once(reader, 'readable');

    spool.discard();

    await expect(buffer(reader)).rejects.toThrow(
      'discarded while they were read',
    );
  });
});

function pointsInto(directory: string, descriptor: string): boolean {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(directory);
  } catch {
    return false;
  }
}
