import { Client, type QueryResultRow } from 'pg';
import type { Portal } from './Portal';

/** The roles that the portal's login role may take. */
export type PortalRole = 'tieout_app' | 'tieout_system' | 'tieout_dbt';

/**
 * A portal's database, looked at past the API: what its tables hold and what
 * its sessions do. Connects on first use; the connection is kept, so that
 * asking often is cheap.
 */
export class PortalDatabase {
  private client: Client | undefined;

  constructor(private readonly portal: Portal) {}

  /** Rows as the owner sees them: on tenant tables that is an error. */
  async rows(sql: string, values: unknown[] = []): Promise<QueryResultRow[]> {
    const client = await this.connection();
    return (await client.query(sql, values)).rows;
  }

  /** Rows as one of the other roles sees them. */
  async rowsAs(
    role: PortalRole,
    sql: string,
    values: unknown[] = [],
  ): Promise<QueryResultRow[]> {
    const client = await this.connection();
    await client.query(`set role ${role}`);
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.query('reset role');
    }
  }

  /** Rows as application code sees them in a tenant. */
  async rowsOfTenant(
    tenantId: string,
    sql: string,
    values: unknown[] = [],
  ): Promise<QueryResultRow[]> {
    const client = await this.connection();
    await client.query('begin');
    try {
      await client.query('set local role tieout_app');
      await client.query(`select set_config('app.tenant_id', $1, true)`, [
        tenantId,
      ]);
      return (await client.query(sql, values)).rows;
    } finally {
      await client.query('rollback');
    }
  }

  /** The only value of the only row, as a number. */
  async count(sql: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows(sql, values);
    return Number(Object.values(row)[0]);
  }

  /** Must be called before the portal stops. */
  async close() {
    const { client } = this;
    this.client = undefined;
    await client?.end();
  }

  private async connection(): Promise<Client> {
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.portal.state().databaseUrl,
    });
    // A server that goes away is part of some tests: the next question reconnects.
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
    await client.connect();
    this.client = client;
    return client;
  }
}
