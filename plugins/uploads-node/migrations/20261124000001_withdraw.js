// Batches can be undone, replaced by a corrected file, and supplemented by
// their mended rejects.
const {
  createDbtView,
  dropDbtView,
  protectTenantTable,
} = require('@tieout/database');

const ROW_TABLES = ['orders', 'transactions', 'payouts', 'rejected_rows'];
const STATES = `'received', 'parsing', 'loaded', 'transforming', 'ready',
  'failed', 'cancelled'`;
const VIEW = `select tenant_id, batch_id, store_id, status, profile, file_name,
    content_sha256, byte_size, rows_total, rows_loaded, rows_rejected,
    failure_stage, failure_code, received_at, parsing_at, loaded_at, ready_at`;
const BATCHES = 'uploads.data_upload_batches';

exports.up = async function up(knex) {
  await knex.raw(`
    alter table ${BATCHES}
      drop constraint data_upload_batches_status_check,
      add constraint data_upload_batches_status_check
        check (status in (${STATES}, 'undone', 'replaced')),
      drop constraint
        data_upload_batches_tenant_id_store_id_content_sha256_key,
      -- The batch whose rows go when this one is loaded.
      add column replaces_batch_id uuid,
      -- The batch of which this one holds mended rows.
      add column supplements_batch_id uuid,
      -- Not looked through for what does not fit, as the columns are new, and
      -- row-level security keeps the rows from the owner.
      add foreign key (tenant_id, replaces_batch_id)
        references ${BATCHES} (tenant_id, batch_id) not valid,
      add foreign key (tenant_id, supplements_batch_id)
        references ${BATCHES} (tenant_id, batch_id) not valid,
      add constraint bound_in_one_way
        check (replaces_batch_id is null or supplements_batch_id is null)`);
  // The bytes of a batch that was taken back can come again.
  await knex.raw(`create unique index data_upload_batches_content
    on ${BATCHES} (tenant_id, store_id, content_sha256)
    where status not in ('undone', 'replaced')`);
  await knex.raw(`create index data_upload_batches_replaced
    on ${BATCHES} (tenant_id, replaces_batch_id)
    where replaces_batch_id is not null`);
  await knex.raw(`create index data_upload_batches_supplemented
    on ${BATCHES} (tenant_id, supplements_batch_id)
    where supplements_batch_id is not null`);
  await openIndex(knex, `'ready', 'cancelled', 'undone', 'replaced'`);
  await knex.raw(`
    alter table uploads.inspections
      add column replaces_batch_id uuid,
      add column supplements_batch_id uuid`);
  // Rows of a batch are taken back by the tenant, through the parent.
  for (const table of ROW_TABLES) {
    await knex.raw(`grant delete on raw.${table} to tieout_app`);
  }
  await createWithdrawnOrders(knex);
  // In its place, for views of dbt stand on it.
  await knex.raw('set local role tieout_system');
  await knex.raw(`create or replace view raw.batches as
    ${VIEW}, supplements_batch_id from ${BATCHES}`);
  await knex.raw('reset role');
};

// Which orders a batch had named, on which days, once its rows are gone: the
// marts lose them in the next run of dbt, which has nothing else to go by.
async function createWithdrawnOrders(knex) {
  await knex.raw(`
    create table raw.withdrawn_orders (
      tenant_id uuid not null,
      batch_id uuid not null,
      store_id uuid not null,
      order_id text not null,
      purchased_at timestamptz,
      currency text,
      unique nulls not distinct
        (tenant_id, batch_id, order_id, purchased_at, currency)
    )`);
  await protectTenantTable(knex, 'raw.withdrawn_orders', {
    appMay: ['select', 'insert'],
    dbtReads: true,
  });
}

async function openIndex(knex, closed) {
  await knex.raw('drop index uploads.data_upload_batches_open');
  await knex.raw(`create index data_upload_batches_open
    on ${BATCHES} (tenant_id, status) where status not in (${closed})`);
}

// Only for a database without batches that were taken back: their states are
// unknown before.
exports.down = async function down(knex) {
  await dropDbtView(knex, 'raw.batches');
  await createDbtView(knex, 'raw.batches', `${VIEW} from ${BATCHES}`);
  await knex.raw('drop table raw.withdrawn_orders');
  for (const table of ROW_TABLES) {
    await knex.raw(`revoke delete on raw.${table} from tieout_app`);
  }
  await knex.raw(`
    alter table uploads.inspections
      drop column replaces_batch_id,
      drop column supplements_batch_id`);
  await openIndex(knex, `'ready', 'cancelled'`);
  await knex.raw('drop index uploads.data_upload_batches_content');
  await knex.raw(`
    alter table ${BATCHES}
      drop column replaces_batch_id,
      drop column supplements_batch_id,
      drop constraint data_upload_batches_status_check,
      add constraint data_upload_batches_status_check
        check (status in (${STATES})),
      add unique (tenant_id, store_id, content_sha256)`);
};
