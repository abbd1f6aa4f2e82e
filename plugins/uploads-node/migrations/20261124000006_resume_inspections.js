// Inspections whose job was lost are told by their age since anything last
// happened to them, and given up by how many attempts have begun.
exports.up = async function up(knex) {
  await knex.raw(`
    alter table uploads.inspections
      add column updated_at timestamptz not null default now(),
      add column attempts int not null default 0`);
};

exports.down = async function down(knex) {
  await knex.raw(`
    alter table uploads.inspections
      drop column updated_at,
      drop column attempts`);
};
