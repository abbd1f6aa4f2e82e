import { tryAdvisoryLock, withAdvisoryLock } from './advisoryLock';
import { createTestDatabase, TestDatabase } from './testing';

describe.each([
  { name: 'withAdvisoryLock', take: withAdvisoryLock },
  { name: 'tryAdvisoryLock', take: tryAdvisoryLock },
])('$name', ({ take }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.destroy());

  it('lets one in at a time', async () => {
    const { knex } = database.database;
    const second = await take(knex, 'gate', () =>
      tryAdvisoryLock(knex, 'gate', async () => 'also in'),
    );
    expect(second).toBeUndefined();
    expect(await take(knex, 'gate', async () => 'in')).toBe('in');
  });

  it('holds no snapshot meanwhile, for which vacuum and CREATE INDEX CONCURRENTLY would wait', async () => {
    const { knex } = database.database;
    await take(knex, 'gate', async () => {
      const holders = await knex('pg_stat_activity')
        .select('state', 'backend_xmin')
        .whereRaw('datname = current_database() and pid <> pg_backend_pid()');
      expect(holders).toEqual([
        { state: 'idle in transaction', backend_xmin: null },
      ]);
    });
  });
});
