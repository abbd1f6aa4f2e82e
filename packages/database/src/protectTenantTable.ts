import { Knex } from 'knex';
import { APP_ROLE, DBT_ROLE, SYSTEM_ROLE } from './roles';

/** How a tenant's table is opened to the roles. */
export interface TenantTableProtection {
  /** What application code may do. Default: select, insert, update, delete. */
  appMay?: ('select' | 'insert' | 'update' | 'delete')[];
  /** Whether dbt may read the table. Default false. */
  dbtReads?: boolean;
}

const ALL = ['select', 'insert', 'update', 'delete'] as const;

/**
 * Enables and forces row-level security on a table with a `tenant_id` column,
 * for use in migrations.
 *
 * The tenant's policy also binds the owner, and `app.tenant_id` has no
 * fallback: a query without a tenant is an error, never an answer.
 *
 * @param table - qualified name, e.g. `uploads.data_upload_batches`
 */
export async function protectTenantTable(
  knex: Knex,
  table: string,
  { appMay = [...ALL], dbtReads = false }: TenantTableProtection = {},
): Promise<void> {
  const tenant = `tenant_id = current_setting('app.tenant_id')::uuid`;
  await knex.raw(`alter table ${table} enable row level security`);
  await knex.raw(`alter table ${table} force row level security`);
  await knex.raw(`create policy of_tenant on ${table}
    to ${APP_ROLE}, current_user using (${tenant}) with check (${tenant})`);
  await knex.raw(`create policy of_system on ${table}
    to ${SYSTEM_ROLE} using (true) with check (true)`);
  await knex.raw(`grant ${appMay.join(', ')} on ${table} to ${APP_ROLE}`);
  await knex.raw(`grant ${ALL.join(', ')} on ${table} to ${SYSTEM_ROLE}`);
  if (dbtReads) {
    await knex.raw(`create policy of_dbt on ${table}
      for select to ${DBT_ROLE} using (true)`);
    await knex.raw(`grant select on ${table} to ${DBT_ROLE}`);
  }
}

/**
 * Creates a view in `raw` through which dbt reads another schema's tables,
 * for use in migrations. It belongs to the system role: the rights and
 * policies of a view's owner count, so dbt needs none on what lies beneath.
 *
 * @param name - qualified name, e.g. `raw.stores`
 * @param query - the select statement
 */
export async function createDbtView(
  knex: Knex,
  name: string,
  query: string,
): Promise<void> {
  await knex.raw(`create view ${name} as ${query}`);
  await knex.raw(`alter view ${name} owner to ${SYSTEM_ROLE}`);
  await knex.raw(`set local role ${SYSTEM_ROLE}`);
  await knex.raw(`grant select on ${name} to ${DBT_ROLE}`);
  await knex.raw(`reset role`);
}

/** Undoes {@link createDbtView}. */
export async function dropDbtView(knex: Knex, name: string): Promise<void> {
  await knex.raw(`set local role ${SYSTEM_ROLE}`);
  await knex.raw(`drop view ${name}`);
  await knex.raw(`reset role`);
}
