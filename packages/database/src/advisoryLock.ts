import { Knex } from 'knex';

/**
 * Runs `fn` while a transaction-level advisory lock of that name is held, so
 * that processes take turns. The lock lives on a connection of its own: `fn`
 * may open transactions, and a crash frees it.
 */
export async function withAdvisoryLock<T>(
  knex: Knex,
  name: string,
  fn: () => Promise<T>,
): Promise<T> {
  return await knex.transaction(async lock => {
    await lock.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [
      name,
    ]);
    await holdQuietly(lock);
    return await fn();
  });
}

/**
 * Runs `fn` only if nobody else holds the lock of that name.
 *
 * @returns what `fn` returned, or undefined when the lock was taken
 */
export async function tryAdvisoryLock<T>(
  knex: Knex,
  name: string,
  fn: () => Promise<T>,
): Promise<T | undefined> {
  return await knex.transaction(async lock => {
    const { rows } = await lock.raw<{ rows: { locked: boolean }[] }>(
      `select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as locked`,
      [name],
    );
    if (!rows[0]?.locked) return undefined;
    await holdQuietly(lock);
    return await fn();
  });
}

// The lock's own transaction does nothing while `fn` works, perhaps for long.
// A server that ends idle transactions would let the lock fall meanwhile; and
// the statement that took the lock, sent with parameters, keeps its snapshot
// until the next statement, so that vacuum could clean nothing up and CREATE
// INDEX CONCURRENTLY would wait. This one, without parameters, ends both.
async function holdQuietly(lock: Knex.Transaction): Promise<void> {
  await lock.raw(`set local idle_in_transaction_session_timeout = 0`);
}
