// Where the original text of a rejected row lies in the stored file. The text
// that is kept beside it is cut where it is long; by its bytes the whole can be
// shown. Rows that were rejected before have none.
exports.up = async function up(knex) {
  await knex.raw(`alter table raw.rejected_rows
    add column byte_start bigint,
    add column byte_length int`);
};

exports.down = async function down(knex) {
  await knex.raw(`alter table raw.rejected_rows
    drop column byte_start,
    drop column byte_length`);
};
