import { Knex } from 'knex';

/** Role of application code inside `withTenant`. */
export const APP_ROLE = 'tieout_app';
/** Role of housekeeping inside `withSystem`; also owns the views on which dbt reads. */
export const SYSTEM_ROLE = 'tieout_system';
/** Login role of dbt: reads `raw`, owns `stg` and `marts`, and nothing else. */
export const DBT_ROLE = 'tieout_dbt';

/**
 * Creates the roles and the schemas that plugins share. Idempotent.
 *
 * The login role may become `tieout_app` and `tieout_system` (SET) but does
 * not inherit from them: with inheritance their row-level policies would
 * apply to it, and a query that forgot `withTenant` would see every tenant.
 */
export async function ensureRoles(
  knex: Knex,
  options: { dbtPassword?: string },
): Promise<void> {
  const { rows } = await knex.raw<{ rows: { version: number }[] }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const granular = (rows[0]?.version ?? 0) >= 160000;
  for (const role of [APP_ROLE, SYSTEM_ROLE]) {
    await createRole(knex, role, 'nologin');
    await knex.raw(
      `grant ${role} to current_user ${granular ? 'with inherit false, set true' : ''}`,
    );
  }
  if (!granular) {
    await knex.raw(`alter role current_user noinherit`);
  }
  await createRole(knex, DBT_ROLE, 'login');
  if (options.dbtPassword) {
    const quoted = await knex.raw<{ rows: { password: string }[] }>(
      `select quote_literal(?::text) as password`,
      [options.dbtPassword],
    );
    try {
      await knex.raw(
        `alter role ${DBT_ROLE} password ${quoted.rows[0].password}`,
      );
    } catch {
      // knex puts the statement, and so the password, into its message.
      throw new Error(`The password of the role ${DBT_ROLE} could not be set`);
    }
  }
  await createSharedSchemas(knex, granular);
}

async function createRole(knex: Knex, role: string, login: string) {
  await knex.raw(`do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then
      create role ${role} ${login};
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`);
}

async function createSharedSchemas(knex: Knex, granular: boolean) {
  await knex.raw(`create schema if not exists raw`);
  await knex.raw(`grant usage on schema raw to ${APP_ROLE}, ${DBT_ROLE}`);
  await knex.raw(`grant usage, create on schema raw to ${SYSTEM_ROLE}`);
  // dbt owns its two schemas; to hand them over, the login role must be able
  // to act as dbt for a moment.
  await knex.raw(
    `grant ${DBT_ROLE} to current_user ${granular ? 'with inherit false, set true' : ''}`,
  );
  for (const schema of ['stg', 'marts']) {
    await knex.raw(`do $$ begin
      if not exists (select from pg_namespace where nspname = '${schema}') then
        create schema ${schema} authorization ${DBT_ROLE};
        set local role ${DBT_ROLE};
        grant usage on schema ${schema} to ${APP_ROLE}, ${SYSTEM_ROLE};
        reset role;
      end if;
    end $$`);
  }
}
