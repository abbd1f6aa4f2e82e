// Room that a replaced batch leaves is to be used by the next ones. By the
// server's defaults a table of 20,000,000 rows would first gather 4,000,000
// dead ones. See ADR 13 and `yarn bench growth`.
const ROW_TABLES = ['orders', 'transactions', 'payouts', 'rejected_rows'];
const SETTINGS = {
  autovacuum_vacuum_scale_factor: '0',
  autovacuum_vacuum_threshold: '20000',
  autovacuum_vacuum_insert_scale_factor: '0.1',
  autovacuum_analyze_scale_factor: '0.02',
  autovacuum_vacuum_cost_limit: '1000',
};

exports.up = async function up(knex) {
  const settings = Object.entries(SETTINGS).map(entry => entry.join(' = '));
  for (const table of ROW_TABLES) {
    await knex.raw(
      `alter table raw.${table}_rows set (${settings.join(', ')})`,
    );
  }
};

exports.down = async function down(knex) {
  const names = Object.keys(SETTINGS).join(', ');
  for (const table of ROW_TABLES) {
    await knex.raw(`alter table raw.${table}_rows reset (${names})`);
  }
};
