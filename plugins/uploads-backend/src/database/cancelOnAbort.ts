import { rawConnection } from '@tieout/database';
import { Knex } from 'knex';

/** Queries, and who may stop them. */
export interface CancelOptions {
  connection: Awaited<ReturnType<typeof rawConnection>>;
  /** Other connections of the same role. */
  pool: Knex;
  signal: AbortSignal;
}

/**
 * Runs queries on a connection; when the signal aborts, PostgreSQL is told to
 * cancel the one at hand.
 *
 * @throws the reason of the signal when it aborted
 */
export async function cancelOnAbort<T>(
  { connection, pool, signal }: CancelOptions,
  queries: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const { rows } = await connection.query<{ pid: number }>(
    'select pg_backend_pid() as pid',
  );
  let cancelled: Promise<void> | undefined;
  const cancel = () => {
    // Where PostgreSQL cannot be told, the query comes to its end by itself.
    cancelled = pool.raw('select pg_cancel_backend(?)', [rows[0].pid]).then(
      () => {},
      () => {},
    );
  };
  signal.addEventListener('abort', cancel);
  try {
    return await queries();
  } finally {
    signal.removeEventListener('abort', cancel);
    // What comes next on the connection is not to be hit by it.
    await cancelled;
    signal.throwIfAborted();
  }
}
