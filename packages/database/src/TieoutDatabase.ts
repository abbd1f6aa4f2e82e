import { Knex } from 'knex';

/** Undoes a subscription; safe to call more than once. */
export type Unlisten = () => Promise<void>;

/** What a migration run needs to know. */
export interface MigrationOptions {
  /** Schema that the migrations own; created when missing. */
  schema: string;
  /** Absolute path of the folder with knex migrations (`.js`, up and down). */
  directory: string;
}

/**
 * The one PostgreSQL database of Tieout.
 *
 * Tables that belong to a tenant are reached only through {@link withTenant}
 * or, for housekeeping across tenants, {@link withSystem}: row-level security
 * is enabled and forced on them, and outside of these two a query on such a
 * table fails.
 */
export interface TieoutDatabase {
  /** The pool, as the login role that owns the schemas. For tables without a tenant. */
  readonly knex: Knex;

  /** Name of this process in `pg_stat_activity`, unlike that of any other. */
  readonly applicationName: string;

  /** Connection string, for those who must bring their own connection. */
  readonly url: string;

  /**
   * Runs `fn` in one transaction that sees and changes rows of one tenant only.
   *
   * @param tenantId - UUID of the tenant
   * @throws InputError when `tenantId` is no UUID
   */
  withTenant<T>(
    tenantId: string,
    fn: (tx: Knex.Transaction) => Promise<T>,
  ): Promise<T>;

  /**
   * Runs `fn` in one transaction that begins as the owner and ends as the
   * tenant, for bulk loads: COPY is refused where row-level security applies.
   * `fn` copies into partitions that only the owner reaches, then calls
   * `enterTenant` and from there on is bound as in {@link withTenant}.
   */
  withLoad<T>(
    tenantId: string,
    fn: (tx: Knex.Transaction, enterTenant: () => Promise<void>) => Promise<T>,
  ): Promise<T>;

  /**
   * Runs `fn` in one transaction that sees every tenant. For housekeeping that
   * has no tenant yet: finding a caller's memberships, sweeping lost jobs.
   */
  withSystem<T>(fn: (tx: Knex.Transaction) => Promise<T>): Promise<T>;

  /**
   * Brings a schema up to date. Safe to call from several processes at once:
   * they take turns.
   */
  migrate(options: MigrationOptions): Promise<void>;

  /**
   * Calls `handler` with the payload of each NOTIFY on `channel`. Survives
   * a restart of the database; notifications sent meanwhile are lost, so
   * `onReconnected` is called for the listener to look for itself.
   */
  listen(
    channel: string,
    handler: (payload: string) => void,
    onReconnected?: () => void,
  ): Promise<Unlisten>;

  /** Closes all connections. */
  close(): Promise<void>;
}
