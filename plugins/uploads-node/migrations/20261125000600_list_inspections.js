// A sender's inspections are listed, the newest first.
exports.up = async function up(knex) {
  await knex.raw(`create index inspections_newest on uploads.inspections
    (tenant_id, created_by, created_at desc, inspection_id desc)`);
};

exports.down = async function down(knex) {
  await knex.raw('drop index uploads.inspections_newest');
};
