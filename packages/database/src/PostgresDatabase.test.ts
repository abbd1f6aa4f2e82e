import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { createTestDatabase, TestDatabase } from './testing';
import { protectTenantTable } from './protectTenantTable';

describe('PostgresDatabase', () => {
  let test: TestDatabase;
  const tenantA = uuid();
  const tenantB = uuid();

  beforeAll(async () => {
    test = await createTestDatabase();
    const { knex } = test.database;
    await knex.raw('create schema shop');
    await knex.raw('grant usage on schema shop to tieout_app, tieout_system');
    await knex.raw(
      'create table shop.things (tenant_id uuid not null, name text)',
    );
    await protectTenantTable(knex, 'shop.things');
    for (const [tenant, name] of [
      [tenantA, 'ours'],
      [tenantB, 'theirs'],
    ]) {
      await test.database.withTenant(tenant, tx =>
        tx.raw('insert into shop.things values (?, ?)', [tenant, name]),
      );
    }
  });

  afterAll(() => test.destroy());

  const names = (result: { rows: { name: string }[] }) =>
    result.rows.map(row => row.name);

  it('shows a tenant its own rows only', async () => {
    const result = await test.database.withTenant(tenantA, tx =>
      tx.raw('select name from shop.things'),
    );
    expect(names(result)).toEqual(['ours']);
  });

  it('refuses a row that is written for another tenant', async () => {
    await expect(
      test.database.withTenant(tenantA, tx =>
        tx.raw('insert into shop.things values (?, ?)', [tenantB, 'forged']),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('fails instead of answering when no tenant is set', async () => {
    await expect(
      test.database.knex.raw('select * from shop.things'),
    ).rejects.toThrow(/app\.tenant_id|invalid input syntax for type uuid/);
  });

  it('forgets the tenant at the end of the transaction', async () => {
    await test.database.withTenant(tenantA, tx => tx.raw('select 1'));
    await expect(
      test.database.knex.raw('select * from shop.things'),
    ).rejects.toThrow(/app\.tenant_id|invalid input syntax for type uuid/);
  });

  it('lets housekeeping see every tenant', async () => {
    const result = await test.database.withSystem(tx =>
      tx.raw('select name from shop.things order by 1'),
    );
    expect(names(result)).toEqual(['ours', 'theirs']);
  });

  it('refuses an id that is no UUID before it reaches the database', async () => {
    await expect(
      test.database.withTenant(`' or true --`, async () => 'reached'),
    ).rejects.toThrow(/not the id of a tenant/);
  });

  it('gives application code a role that owns nothing and bypasses nothing', async () => {
    const { rows } = await test.database.knex.raw(`
      select rolname, rolsuper, rolbypassrls, rolcanlogin,
        (select count(*)::int from pg_class c where c.relowner = r.oid) as owns
      from pg_roles r where rolname = 'tieout_app'`);
    expect(rows).toEqual([
      {
        rolname: 'tieout_app',
        rolsuper: false,
        rolbypassrls: false,
        rolcanlogin: false,
        owns: 0,
      },
    ]);
  });

  it('migrates a schema once, however many processes start together', async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'migrations-'));
    await writeFile(
      path.join(directory, '20260101000000_init.js'),
      `exports.up = knex => knex.raw('create table ledger.entries (id int)');
       exports.down = knex => knex.raw('drop table ledger.entries');`,
    );
    await Promise.all(
      [1, 2, 3].map(() =>
        test.database.migrate({ schema: 'ledger', directory }),
      ),
    );
    const { rows } = await test.database.knex.raw(
      'select count(*)::int as applied from ledger.knex_migrations',
    );
    expect(rows).toEqual([{ applied: 1 }]);
    await rm(directory, { recursive: true });
  });

  it('hears notifications again after its connection was cut', async () => {
    const heard: string[] = [];
    let onHeard: () => void = () => {};
    let onReconnected: () => void = () => {};
    const reconnected = new Promise<void>(resolve => {
      onReconnected = resolve;
    });
    const unlisten = await test.database.listen(
      'news',
      payload => {
        heard.push(payload);
        onHeard();
      },
      () => onReconnected(),
    );
    const hear = (payload: string) =>
      new Promise<void>((resolve, reject) => {
        onHeard = resolve;
        test.database.knex
          .raw(`select pg_notify('news', ?)`, [payload])
          .catch(reject);
      });
    await hear('first');
    const admin = new Client({ connectionString: test.adminUrl });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like '%:listen'`,
    );
    await admin.end();
    await reconnected;
    await hear('second');
    expect(heard).toEqual(['first', 'second']);
    await unlisten();
  });

  it('lets dbt own stg and marts and keeps it out of everything else', async () => {
    const dbt = new Client({ connectionString: test.dbtUrl });
    await dbt.connect();
    await dbt.query('create table marts.mine (id int)');
    await expect(dbt.query('select * from shop.things')).rejects.toThrow(
      /permission denied/,
    );
    await expect(dbt.query('create table raw.mine (id int)')).rejects.toThrow(
      /permission denied/,
    );
    await expect(dbt.query('create schema mine')).rejects.toThrow(
      /permission denied/,
    );
    await dbt.end();
  });
});
