// Nothing ever asked for the hash of a payload: the payload itself is there.
exports.up = async function up(knex) {
  await knex.raw('alter table jobs.job_runs drop column payload_hash');
};

exports.down = async function down(knex) {
  await knex.raw(`alter table jobs.job_runs
    add column payload_hash text not null default ''`);
};
