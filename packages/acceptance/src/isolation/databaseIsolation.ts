/* eslint-disable jest/no-export -- the suites of isolation share one portal */
import type { TwoTenants } from './twoTenants';

/**
 * Partitions that only their owner reaches: rows get in by COPY (ADR 4). The
 * tables of `stg` are closed as well: dbt alone works with them.
 */
const CLOSED_PARTITIONS = [
  'raw.orders_rows',
  'raw.payouts_rows',
  'raw.rejected_rows_rows',
  'raw.transactions_rows',
];

// Of marts only some are opened to application code.
const NO_TENANT =
  /unrecognized configuration parameter "app.tenant_id"|permission denied/;

interface TenantTable {
  oid: number;
  table: string;
  forced: boolean;
  enabled: boolean;
}

/** The rights and policies in the database, should the API fail to ask. */
export function databaseIsolation(given: () => TwoTenants) {
  let tenants: TwoTenants;

  beforeAll(() => {
    tenants = given();
  });

  let tables: TenantTable[];

  beforeAll(async () => {
    tables = (
      await tenants.database.rows(
        `select c.oid, c.oid::regclass::text as table,
                relforcerowsecurity as forced, relrowsecurity as enabled
         from pg_class c join pg_namespace n on n.oid = relnamespace
         join pg_attribute a on attrelid = c.oid and attname = 'tenant_id'
         where relkind in ('r', 'p') and nspname !~ '^(pg_|information_schema)'
         order by 1`,
      )
    ).map(row => ({
      oid: Number(row.oid),
      table: String(row.table),
      forced: row.forced === true,
      enabled: row.enabled === true,
    }));
  });

  const isClosed = ({ table }: TenantTable) =>
    CLOSED_PARTITIONS.includes(table) || table.startsWith('stg.');
  const openTables = () =>
    tables.filter(table => !isClosed(table)).map(({ table }) => table);
  const closedTables = () => tables.filter(isClosed);

  it('knows the tables of tenants, in every schema', () => {
    expect(tables.map(({ table }) => table)).toEqual(
      expect.arrayContaining([
        ...CLOSED_PARTITIONS,
        'dbt.runs',
        'jobs.job_runs',
        'marts.fct_orders',
        'raw.orders',
        'raw.payouts',
        'raw.rejected_rows',
        'raw.transactions',
        'tenants.stores',
        'tenants.tenants',
        'uploads.batch_events',
        'uploads.data_upload_batches',
      ]),
    );
  });

  it('enables and forces row-level security on each of them that is open to anybody', () => {
    expect(tables.filter(table => !isClosed(table) && !table.forced)).toEqual(
      [],
    );
    expect(tables.filter(table => !isClosed(table) && !table.enabled)).toEqual(
      [],
    );
    expect(
      tables.filter(
        ({ table, enabled }) => CLOSED_PARTITIONS.includes(table) && !enabled,
      ),
    ).toEqual([]);
  });

  it('opens the partitions that COPY fills, and what dbt works with, to no role and by no policy', async () => {
    const closed = closedTables();
    const oids = closed.map(({ oid }) => oid);
    expect(closed.map(({ table }) => table)).toEqual(
      expect.arrayContaining([...CLOSED_PARTITIONS, 'stg.int_orders']),
    );
    expect(
      await tenants.database.rows(
        `select relname, grantee::regrole::text
         from pg_class, aclexplode(relacl)
         where pg_class.oid = any ($1::oid[]) and grantee <> relowner`,
        [oids],
      ),
    ).toEqual([]);
    expect(
      await tenants.database.rows(
        `select polname from pg_policy where polrelid = any ($1::oid[])`,
        [oids],
      ),
    ).toEqual([]);
    for (const role of ['tieout_app', 'tieout_system'] as const) {
      for (const { table } of closed) {
        await expect(
          tenants.database.rowsAs(role, `select 1 from ${table}`),
        ).rejects.toThrow('permission denied');
      }
    }
    for (const table of CLOSED_PARTITIONS) {
      await expect(
        tenants.database.rowsAs('tieout_dbt', `select 1 from ${table}`),
      ).rejects.toThrow('permission denied');
    }
  });

  it('answers the role of applications with an error as long as no tenant is set', async () => {
    for (const table of openTables()) {
      await expect(
        tenants.database.rowsAs('tieout_app', `select 1 from ${table}`),
      ).rejects.toThrow(NO_TENANT);
    }
    await expect(
      tenants.database.rowsAs(
        'tieout_app',
        'select 1 from uploads.data_upload_batches',
      ),
    ).rejects.toThrow('"app.tenant_id"');
  });

  it('answers the owner with an error as well, for it is no member of anything', async () => {
    await expect(
      tenants.database.rows('select 1 from uploads.data_upload_batches'),
    ).rejects.toThrow('"app.tenant_id"');
  });

  it('shows application code the rows of the tenant that is set, and no others', async () => {
    for (const table of [
      'uploads.data_upload_batches',
      'raw.orders',
      'raw.rejected_rows',
      'dbt.runs',
      'marts.fct_orders',
    ]) {
      for (const { tenantId } of [tenants.own, tenants.foreign]) {
        expect(
          await tenants.database.rowsOfTenant(
            tenantId,
            `select distinct tenant_id from ${table}`,
          ),
        ).toEqual([{ tenant_id: tenantId }]);
      }
    }
  });

  it('lets no row of another tenant in, nor a job for it', async () => {
    await expect(
      tenants.database.rowsOfTenant(
        tenants.own.tenantId,
        `insert into uploads.batch_events
           (tenant_id, batch_id, event_id, to_status, actor)
         values ($1, $2, gen_random_uuid(), 'ready', 'user:default/x')`,
        [tenants.foreign.tenantId, tenants.foreign.batchId],
      ),
    ).rejects.toThrow('new row violates row-level security policy');
    await expect(
      tenants.database.rowsOfTenant(
        tenants.own.tenantId,
        `select jobs.enqueue('run-dbt', json_build_object('tenantId', $1::text),
           'dbt', null, 1, null, null)`,
        [tenants.foreign.tenantId],
      ),
    ).rejects.toThrow('a job of another tenant cannot be enqueued here');
  });

  it('keeps dbt to what it reads', async () => {
    for (const table of [
      'uploads.data_upload_batches',
      'tenants.tenant_members',
      'jobs.job_runs',
      'dbt.runs',
    ]) {
      await expect(
        tenants.database.rowsAs('tieout_dbt', `select 1 from ${table}`),
      ).rejects.toThrow('permission denied');
    }
    await expect(
      tenants.database.rowsAs('tieout_dbt', 'delete from raw.orders'),
    ).rejects.toThrow('permission denied');
  });

  it('has no role of Tieout that could pass row-level security', async () => {
    expect(
      await tenants.database.rows(
        `select rolname from pg_roles
         where rolname ~ '^tieout' and (rolsuper or rolbypassrls)`,
      ),
    ).toEqual([]);
  });
}
