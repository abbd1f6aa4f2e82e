// Whoever sends a file is told of its end, unless it is one of many that a
// program sends.
exports.up = async function up(knex) {
  await knex.raw(`alter table uploads.data_upload_batches
    add column notifies boolean not null default true`);
};

exports.down = async function down(knex) {
  await knex.raw(`alter table uploads.data_upload_batches
    drop column notifies`);
};
