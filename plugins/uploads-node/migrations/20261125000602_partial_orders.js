// Whether the files of a kind may hold a part of an order only is told by its
// profile, which the plan of a batch carries. Plans made before this do not say
// it; only one kind was like that.
const { createDbtView, dropDbtView } = require('@tieout/database');

const BATCHES = 'uploads.data_upload_batches';
const VIEW = `select tenant_id, batch_id, store_id, status, profile, file_name,
    content_sha256, byte_size, rows_total, rows_loaded, rows_rejected,
    failure_stage, failure_code, received_at, parsing_at, loaded_at, ready_at,
    supplements_batch_id`;

exports.up = async function up(knex) {
  await knex.raw(`alter table ${BATCHES}
    add column partial_orders boolean not null generated always as (
      coalesce((reading #>> '{plan,partialOrders}')::boolean,
        profile = 'amazon-fba-shipments', false)) stored`);
  // In its place, for views of dbt stand on it.
  await knex.raw('set local role tieout_system');
  await knex.raw(`create or replace view raw.batches as
    ${VIEW}, partial_orders from ${BATCHES}`);
  await knex.raw('reset role');
};

exports.down = async function down(knex) {
  await dropDbtView(knex, 'raw.batches');
  await createDbtView(knex, 'raw.batches', `${VIEW} from ${BATCHES}`);
  await knex.raw(`alter table ${BATCHES} drop column partial_orders`);
};
