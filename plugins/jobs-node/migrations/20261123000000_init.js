// The ledger of job attempts, the heartbeats of workers, and the one door
// through which application code enqueues. graphile-worker keeps no history
// and its tables are closed to the tenant role: jobs.enqueue runs with the
// owner's rights and refuses a payload that names another tenant.
const { protectTenantTable } = require('@tieout/database');

exports.up = async function up(knex) {
  await knex.raw(`
    create table jobs.job_runs (
      run_id uuid primary key,
      job_id bigint not null,
      task text not null,
      tenant_id uuid,
      batch_id uuid,
      attempt int not null,
      max_attempts int not null,
      status text not null
        check (status in ('running', 'succeeded', 'failed', 'lost', 'cancelled')),
      worker_id uuid not null,
      queue text,
      job_key text,
      payload jsonb not null,
      error_code text,
      error_message text,
      enqueued_at timestamptz not null,
      started_at timestamptz not null default now(),
      finished_at timestamptz
    )`);
  await knex.raw(`create index job_runs_of_batch
    on jobs.job_runs (tenant_id, batch_id, started_at)`);
  // The sweeper looks for what a dead worker held.
  await knex.raw(`create index job_runs_running
    on jobs.job_runs (worker_id) where status = 'running'`);
  await protectTenantTable(knex, 'jobs.job_runs', { appMay: ['select'] });
  await knex.raw(`
    create table jobs.workers (
      worker_id uuid primary key,
      pool_id text not null,
      application_name text not null,
      hostname text not null,
      pid int not null,
      concurrency int not null,
      started_at timestamptz not null default now(),
      heartbeat_at timestamptz not null default now(),
      stopped_at timestamptz,
      stop_reason text
    )`);
  await knex.raw(`
    create function jobs.enqueue(
      task text, payload json, queue text, job_key text,
      max_attempts int, run_at timestamptz, flags text[]
    ) returns text
    language plpgsql security definer set search_path = pg_catalog
    as $$
    declare
      tenant text := nullif(current_setting('app.tenant_id', true), '');
      job_id bigint;
    begin
      if tenant is not null and payload->>'tenantId' is distinct from tenant then
        raise exception 'a job of another tenant cannot be enqueued here';
      end if;
      select id into job_id from graphile_worker.add_job(
        task, payload, queue, run_at, max_attempts, job_key, null, flags);
      if job_id is null then
        raise exception 'the job "%" was not enqueued', task;
      end if;
      return job_id::text;
    end $$`);
  await knex.raw(`revoke all on function jobs.enqueue from public`);
  await knex.raw(
    `grant execute on function jobs.enqueue to tieout_app, tieout_system`,
  );
};

exports.down = async function down(knex) {
  await knex.raw('drop function jobs.enqueue');
  await knex.raw('drop table jobs.workers');
  await knex.raw('drop table jobs.job_runs');
};
