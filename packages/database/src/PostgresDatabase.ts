import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import knexFactory, { Knex } from 'knex';
import { validate as isUuid } from 'uuid';
import { APP_ROLE, SYSTEM_ROLE, ensureRoles } from './roles';
import { ListenConnection } from './ListenConnection';
import { MigrationOptions, TieoutDatabase, Unlisten } from './TieoutDatabase';
import { withAdvisoryLock } from './advisoryLock';

/** Settings of a {@link PostgresDatabase}. */
export interface PostgresDatabaseOptions {
  /** Connection string of the login role that owns the schemas. */
  url: string;
  /** Largest number of pooled connections. Default 10. */
  maxConnections?: number;
  /** Password that dbt's login role gets; without one the role cannot log in. */
  dbtPassword?: string;
  /** Told of errors on idle connections. */
  onError?: (error: Error) => void;
}

/** {@link TieoutDatabase} over knex and node-postgres. */
export class PostgresDatabase implements TieoutDatabase {
  readonly knex: Knex;
  readonly applicationName = `tieout:${randomUUID()}`;
  readonly url: string;
  #prepared: Promise<void> | undefined;
  #listener: ListenConnection;

  constructor(private readonly options: PostgresDatabaseOptions) {
    this.url = options.url;
    this.knex = knexFactory({
      client: 'pg',
      connection: {
        connectionString: options.url,
        application_name: this.applicationName,
        keepAlive: true,
      },
      pool: { min: 0, max: options.maxConnections ?? 10 },
    });
    this.#listener = new ListenConnection({
      url: options.url,
      applicationName: this.applicationName,
      onError: options.onError,
    });
  }

  async withTenant<T>(
    tenantId: string,
    fn: (tx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return await this.withLoad(tenantId, async (tx, enterTenant) => {
      await enterTenant();
      return await fn(tx);
    });
  }

  async withLoad<T>(
    tenantId: string,
    fn: (tx: Knex.Transaction, enterTenant: () => Promise<void>) => Promise<T>,
  ): Promise<T> {
    if (!isUuid(tenantId)) {
      throw new InputError(`"${tenantId}" is not the id of a tenant`);
    }
    return await this.knex.transaction(tx =>
      fn(tx, async () => {
        await tx.raw(
          `select set_config('role', ?, true), set_config('app.tenant_id', ?, true)`,
          [APP_ROLE, tenantId],
        );
      }),
    );
  }

  async withSystem<T>(fn: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
    return await this.knex.transaction(async tx => {
      await tx.raw(`select set_config('role', ?, true)`, [SYSTEM_ROLE]);
      return await fn(tx);
    });
  }

  async migrate({ schema, directory }: MigrationOptions): Promise<void> {
    this.#prepared ??= this.#prepare();
    await this.#prepared;
    await withAdvisoryLock(this.knex, 'tieout:migrate', async () => {
      await this.knex.raw('create schema if not exists ??', [schema]);
      await this.knex.raw(
        `grant usage on schema ?? to ${APP_ROLE}, ${SYSTEM_ROLE}`,
        [schema],
      );
      await this.knex.migrate.latest({
        directory,
        schemaName: schema,
        loadExtensions: ['.js'],
      });
    });
  }

  async listen(
    channel: string,
    handler: (payload: string) => void,
    onReconnected?: () => void,
  ): Promise<Unlisten> {
    return await this.#listener.listen(channel, handler, onReconnected);
  }

  async close(): Promise<void> {
    await this.#listener.close();
    await this.knex.destroy();
  }

  async #prepare(): Promise<void> {
    await withAdvisoryLock(this.knex, 'tieout:migrate', () =>
      ensureRoles(this.knex, { dbtPassword: this.options.dbtPassword }),
    );
  }
}
