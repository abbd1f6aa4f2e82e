/**
 * Settings of the embedded server, chosen for one machine that also runs the
 * portal and its worker, and for tables that are small today and hold millions
 * of rows after one upload.
 *
 * @param options.durable - false only for servers that are thrown away
 */
export function postgresSettings(options: {
  port: number;
  durable: boolean;
}): Record<string, string> {
  return {
    // Loopback only, and no socket whose folder other users could reach.
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(options.port),
    password_encryption: 'scram-sha-256',
    // A dozen Backstage plugins, the worker, dbt and a person with psql.
    max_connections: '150',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    // One upload writes a few hundred megabytes of WAL in one go: without room
    // for it, checkpoints follow on each other's heels.
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    wal_buffers: '16MB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    // Queries of the portal are short: compiling them costs more than it gains.
    jit: 'off',
    // A fresh table of a million rows has no statistics until it is analysed:
    // look often, and let a small share of new rows be reason enough.
    autovacuum_naptime: '10s',
    autovacuum_analyze_scale_factor: '0.02',
    autovacuum_analyze_threshold: '500',
    autovacuum_vacuum_insert_scale_factor: '0.1',
    autovacuum_vacuum_cost_limit: '1000',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    idle_in_transaction_session_timeout: '15min',
    ...(options.durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}
