// Batches, their events, files that are looked at before they are batches, and
// where rows land.
const {
  createDbtView,
  dropDbtView,
  protectTenantTable,
} = require('@tieout/database');

// Where canonical records land, by what they are.
const LANDED_TABLES = ['orders', 'transactions', 'payouts'];

exports.up = async function up(knex) {
  await knex.raw(`
    create table uploads.data_upload_batches (
      tenant_id uuid not null,
      batch_id uuid not null,
      store_id uuid not null,
      status text not null check (status in ('received', 'parsing', 'loaded',
        'transforming', 'ready', 'failed', 'cancelled')),
      file_name text not null,
      object_key text not null,
      content_sha256 text not null,
      byte_size bigint not null check (byte_size >= 0),
      profile text,
      rows_total bigint,
      rows_loaded bigint,
      rows_rejected bigint,
      progress_rows bigint,
      progress_bytes bigint,
      progress_at timestamptz,
      failure_stage text check (failure_stage in ('parse', 'transform')),
      failure_code text,
      failure_message text,
      lease_run_id uuid,
      uploaded_by text not null,
      received_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      parsing_at timestamptz,
      loaded_at timestamptz,
      ready_at timestamptz,
      choices jsonb not null default '{}',
      reading jsonb,
      metadata jsonb not null default '{}',
      primary key (tenant_id, batch_id),
      unique (tenant_id, store_id, content_sha256),
      constraint rows_tie check (rows_total = rows_loaded + rows_rejected),
      constraint failed_says_why
        check ((status = 'failed') = (failure_code is not null))
    )`);
  await knex.raw(`create index data_upload_batches_newest
    on uploads.data_upload_batches (tenant_id, received_at desc, batch_id)`);
  await knex.raw(`create index data_upload_batches_open
    on uploads.data_upload_batches (tenant_id, status)
    where status not in ('ready', 'cancelled')`);
  await knex.raw(`create index data_upload_batches_object
    on uploads.data_upload_batches (object_key)`);
  await protectTenantTable(knex, 'uploads.data_upload_batches', {
    appMay: ['select', 'insert', 'update'],
  });

  await knex.raw(`
    create table uploads.batch_events (
      tenant_id uuid not null,
      batch_id uuid not null,
      event_id uuid not null,
      from_status text,
      to_status text not null,
      actor text not null,
      reason text,
      details jsonb,
      at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, batch_id, event_id),
      foreign key (tenant_id, batch_id)
        references uploads.data_upload_batches (tenant_id, batch_id)
    )`);
  // History is written once: nobody may change it.
  await protectTenantTable(knex, 'uploads.batch_events', {
    appMay: ['select', 'insert'],
  });

  await createInspections(knex);
  await createRowTables(knex);

  await createDbtView(
    knex,
    'raw.batches',
    `select tenant_id, batch_id, store_id, status, profile, file_name,
       content_sha256, byte_size, rows_total, rows_loaded, rows_rejected,
       failure_stage, failure_code, received_at, parsing_at, loaded_at, ready_at
     from uploads.data_upload_batches`,
  );
  await createDbtView(
    knex,
    'raw.batch_events',
    `select tenant_id, batch_id, event_id, from_status, to_status, actor,
       reason, at
     from uploads.batch_events`,
  );
  // dbt runs one at a time, so these batches are those of the run at hand.
  await createDbtView(
    knex,
    'raw.transform_scope',
    `select tenant_id, batch_id from uploads.data_upload_batches
     where status = 'transforming'`,
  );
};

async function createInspections(knex) {
  await knex.raw(`
    create table uploads.inspections (
      tenant_id uuid not null,
      inspection_id uuid not null default gen_random_uuid(),
      store_id uuid not null,
      status text not null
        check (status in ('waiting', 'running', 'done', 'failed')),
      file_name text not null,
      object_key text not null,
      content_sha256 text not null,
      byte_size bigint not null check (byte_size >= 0),
      choices jsonb not null default '{}',
      progress_rows bigint,
      progress_bytes bigint,
      lease_run_id uuid,
      reading jsonb,
      rows jsonb,
      rejected_rows jsonb,
      failure_code text,
      failure_message text,
      created_by text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, inspection_id),
      constraint failed_says_why
        check ((status = 'failed') = (failure_code is not null))
    )`);
  await knex.raw(`create index inspections_object
    on uploads.inspections (object_key)`);
  await knex.raw(`create index inspections_oldest
    on uploads.inspections (created_at)`);
  await protectTenantTable(knex, 'uploads.inspections');
}

// PostgreSQL refuses COPY into a table on which row-level security applies to
// the role, and COPY is the only fast way in. So the rows lie in a partition
// that only its owner reaches, and everybody else comes through the parent,
// where row-level security is enabled and forced. See ADR 4.
async function createRowTables(knex) {
  for (const table of LANDED_TABLES) {
    await knex.raw(`
      create table raw.${table} (
        tenant_id uuid not null,
        batch_id uuid not null,
        store_id uuid not null,
        row_number int not null,
        line_number int not null,
        -- Where the original text lies in the stored file.
        byte_start bigint not null,
        byte_length int not null,
        order_id text ${table === 'orders' ? 'not null' : ''},
        -- What tells the record from every other of the store; null: its content.
        row_key text,
        payload jsonb not null,
        row_hash bytea not null,
        ingested_at timestamptz not null,
        primary key (tenant_id, batch_id, row_number)
      ) partition by hash (tenant_id)`);
  }
  await knex.raw(
    `create index orders_of_order on raw.orders (tenant_id, store_id, order_id)`,
  );
  // Whether a record is there already is asked of every row of an inspected
  // file: by its key, or by its content where it has none.
  for (const table of ['transactions', 'payouts']) {
    await knex.raw(`create index ${table}_of_record
      on raw.${table} (tenant_id, store_id, row_key, row_hash)`);
  }
  await knex.raw(`
    create table raw.rejected_rows (
      tenant_id uuid not null,
      batch_id uuid not null,
      row_number int not null,
      line_number int not null,
      column_name text,
      code text not null,
      message text not null,
      original text not null,
      ingested_at timestamptz not null,
      primary key (tenant_id, batch_id, row_number)
    ) partition by hash (tenant_id)`);
  for (const table of [...LANDED_TABLES, 'rejected_rows']) {
    await knex.raw(`create table raw.${table}_rows partition of raw.${table}
      for values with (modulus 1, remainder 0)`);
    await knex.raw(`alter table raw.${table}_rows enable row level security`);
    await protectTenantTable(knex, `raw.${table}`, {
      appMay: ['select'],
      dbtReads: true,
    });
  }
}

exports.down = async function down(knex) {
  await dropDbtView(knex, 'raw.transform_scope');
  await dropDbtView(knex, 'raw.batch_events');
  await dropDbtView(knex, 'raw.batches');
  await knex.raw('drop table raw.rejected_rows');
  for (const table of LANDED_TABLES) await knex.raw(`drop table raw.${table}`);
  await knex.raw('drop table uploads.inspections');
  await knex.raw('drop table uploads.batch_events');
  await knex.raw('drop table uploads.data_upload_batches');
};
