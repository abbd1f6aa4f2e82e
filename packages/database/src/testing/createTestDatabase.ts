import { randomBytes } from 'node:crypto';
import knexFactory from 'knex';
import { PostgresDatabase } from '../PostgresDatabase';
import { ensureRoles } from '../roles';
import { withAdvisoryLock } from '../advisoryLock';

/** A database of its own for one test file. */
export interface TestDatabase {
  /** The database, as the application sees it. */
  database: PostgresDatabase;
  /** Connection string of the owner role. */
  url: string;
  /** Connection string of dbt's role. */
  dbtUrl: string;
  /** Connection string of the superuser, for what an operator would do. */
  adminUrl: string;
  /** Drops it. */
  destroy(): Promise<void>;
}

/**
 * Creates an empty database with Tieout's roles on the server that
 * `TIEOUT_TEST_DATABASE_URL` (a superuser's connection string) names. The
 * owner is an ordinary login role with CREATEROLE, as in production.
 *
 * @throws Error when the variable is missing; `yarn test` sets it
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env.TIEOUT_TEST_DATABASE_URL;
  if (!serverUrl) {
    throw new Error(
      'TIEOUT_TEST_DATABASE_URL is not set: run the tests with "npm test", which starts a PostgreSQL for them',
    );
  }
  const name = `tieout_test_${randomBytes(6).toString('hex')}`;
  const password = testPassword(serverUrl);
  const admin = knexFactory({
    client: 'pg',
    connection: serverUrl,
    pool: { min: 0, max: 3 },
  });
  const urlFor = (user: string) => {
    const url = new URL(serverUrl);
    url.username = user;
    url.password = password;
    url.pathname = `/${name}`;
    return url.href;
  };
  const adminUrl = new URL(serverUrl);
  adminUrl.pathname = `/${name}`;
  let database: PostgresDatabase | undefined;
  const destroy = async () => {
    await database?.close();
    await admin.raw(`drop database if exists ${name} with (force)`);
    await admin.destroy();
  };
  try {
    // Roles belong to the whole server: test files take turns in making them.
    await withAdvisoryLock(admin, 'tieout:test-roles', async () => {
      await admin.raw(`do $$ begin
        if not exists (select from pg_roles where rolname = 'tieout') then
          create role tieout login createrole;
        end if;
      end $$`);
      // The embedded server brings the role along, with a password of its own.
      await admin.raw(`alter role tieout password '${password}'`);
      await admin.raw(`create database ${name} owner tieout`);
      database = new PostgresDatabase({ url: urlFor('tieout') });
      await ensureRoles(database.knex, { dbtPassword: password });
    });
    if (!database) throw new Error('The test database was not made');
    return {
      database,
      url: urlFor('tieout'),
      dbtUrl: urlFor('tieout_dbt'),
      adminUrl: adminUrl.href,
      destroy,
    };
  } catch (error) {
    await destroy();
    throw error;
  }
}

// The server is thrown away after the tests, and its superuser's password was
// generated for it: the other roles simply share it.
function testPassword(serverUrl: string): string {
  return decodeURIComponent(new URL(serverUrl).password) || 'unset';
}
