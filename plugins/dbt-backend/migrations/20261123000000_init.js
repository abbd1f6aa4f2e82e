// Runs of dbt and the nodes that they executed.
const { protectTenantTable } = require('@tieout/database');

exports.up = async function up(knex) {
  await knex.raw(`
    create table dbt.runs (
      tenant_id uuid not null,
      run_id uuid not null,
      status text not null
        check (status in ('running', 'succeeded', 'failed', 'unavailable', 'lost')),
      runner text not null default 'local' check (runner in ('local')),
      job_run_id uuid,
      invocation_id text,
      dbt_version text,
      batch_ids uuid[] not null,
      nodes_total int not null default 0,
      nodes_done int not null default 0,
      current_node text,
      failure_code text,
      failure_message text,
      started_at timestamptz not null default clock_timestamp(),
      finished_at timestamptz,
      artifacts jsonb not null default '[]',
      primary key (tenant_id, run_id)
    )`);
  await knex.raw(
    `create index runs_of_batch on dbt.runs using gin (batch_ids)`,
  );
  await knex.raw(`create index runs_running on dbt.runs (tenant_id)
    where status = 'running'`);
  await protectTenantTable(knex, 'dbt.runs', {
    appMay: ['select', 'insert', 'update'],
  });

  await knex.raw(`
    create table dbt.run_nodes (
      tenant_id uuid not null,
      run_id uuid not null,
      unique_id text not null,
      resource_type text not null,
      name text not null,
      status text not null,
      message text,
      rows_affected bigint,
      started_at timestamptz,
      finished_at timestamptz,
      execution_s numeric,
      primary key (tenant_id, run_id, unique_id),
      foreign key (tenant_id, run_id) references dbt.runs (tenant_id, run_id)
    )`);
  await protectTenantTable(knex, 'dbt.run_nodes', {
    appMay: ['select', 'insert', 'update'],
  });
};

exports.down = async function down(knex) {
  await knex.raw('drop table dbt.run_nodes');
  await knex.raw('drop table dbt.runs');
};
