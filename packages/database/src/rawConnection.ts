import { Knex } from 'knex';
import { Client } from 'pg';

/**
 * The node-postgres connection on which a knex transaction runs, for what
 * knex cannot do: COPY streams. It stays part of the transaction; do not end
 * or release it.
 */
export async function rawConnection(tx: Knex.Transaction): Promise<Client> {
  return await tx.client.acquireConnection();
}
