import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { Client } from 'pg';
import { CopyIn } from './CopyIn';
import { createTestDatabase, type TestDatabase } from './testing';

const SQL = 'copy numbers from stdin';

/** Text that has its memory for itself, as what a socket gave has. */
function owned(text: string): Buffer {
  return Buffer.from(new TextEncoder().encode(text).slice().buffer);
}

describe('what is copied in', () => {
  let testDatabase: TestDatabase;
  let client: Client;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
  }, 60_000);
  afterAll(async () => {
    await testDatabase.destroy();
  });
  beforeEach(async () => {
    client = new Client(testDatabase.url);
    client.on('error', () => {});
    await client.connect();
    await client.query('create temp table numbers (n int)');
  });
  afterEach(async () => {
    await client.end();
  });

  const count = async () =>
    Number((await client.query('select count(*) from numbers')).rows[0].count);

  it('is there when it has finished, whatever the pieces', async () => {
    await pipeline(
      Readable.from([owned('1\n2'), owned('\n'), owned('3\n')]),
      client.query(new CopyIn(SQL)),
    );
    const { rows } = await client.query('select n from numbers order by n');
    expect(rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('may be nothing', async () => {
    await pipeline(Readable.from([]), client.query(new CopyIn(SQL)));
    expect(await count()).toBe(0);
  });

  it('gives the memory of its pieces back', async () => {
    const piece = owned('1\n'.repeat(100_000));
    const shared = Buffer.from('2\n');
    await pipeline(
      Readable.from([piece, shared]),
      client.query(new CopyIn(SQL)),
    );
    expect(await count()).toBe(100_001);
    expect(piece).toHaveLength(0);
    expect(shared).toHaveLength(2);
  });

  it.each([
    ['at once', SQL.replace('numbers', 'nothing'), '42P01', [owned('1\n')]],
    ['at its end', SQL, '22P02', [owned('1\n'), owned('two\n')]],
    [
      'in its middle',
      SQL,
      '22P02',
      [
        owned('two\n'),
        ...Array.from({ length: 500 }, () => owned('1\n'.repeat(50_000))),
      ],
    ],
  ])(
    'is refused %s by PostgreSQL, whose error it gives',
    async (_when, sql, code, pieces) => {
      await expect(
        pipeline(Readable.from(pieces), client.query(new CopyIn(sql))),
      ).rejects.toMatchObject({ code });
      expect(await count()).toBe(0);
    },
  );

  it.each([
    ['before it began', false],
    ['in its middle', true],
  ])('is not there where it was broken off %s', async (_when, begun) => {
    const end = new AbortController();
    const copy = client.query(new CopyIn(SQL));
    const rows = new Readable({ read() {} });
    const copied = pipeline(rows, copy, { signal: end.signal });
    const piece = owned('1\n');
    rows.push(piece);
    // Its memory is given back when it was sent.
    while (begun && piece.length > 0) await setImmediate();
    end.abort(new Error('enough'));
    await expect(copied).rejects.toThrow();
    expect(await count()).toBe(0);
  });

  it('ends with the connection', async () => {
    const other = new Client(testDatabase.url);
    await other.connect();
    const { rows: found } = await client.query(
      'select pg_backend_pid() as pid',
    );
    const rows = new Readable({ read() {} });
    rows.push(owned('1\n'));
    const copied = pipeline(rows, client.query(new CopyIn(SQL)));
    copied.catch(() => {});
    await other.query('select pg_terminate_backend($1)', [found[0].pid]);
    await other.end();
    await expect(copied).rejects.toThrow(/terminat/i);
  });
});
