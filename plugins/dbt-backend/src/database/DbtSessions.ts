import {
  DBT_ROLE,
  type TieoutDatabase,
  withAdvisoryLock,
} from '@tieout/database';

/** Name that the project's profile gives to its connections. */
const APPLICATION_NAME = 'tieout-dbt';

/**
 * dbt's place in the database. Two runs of dbt never overlap, whichever
 * worker started them.
 */
export class DbtSessions {
  readonly #database: TieoutDatabase;

  constructor(database: TieoutDatabase) {
    this.#database = database;
  }

  /**
   * Runs `fn` while no other run of dbt goes on anywhere. The lock falls when
   * the worker dies, and its dbt dies with it; what that has left at work in
   * the database is ended first.
   */
  async exclusively<T>(fn: () => Promise<T>): Promise<T> {
    return await withAdvisoryLock(
      this.#database.knex,
      'tieout:dbt-run',
      async () => {
        await this.#endLeftovers();
        return await fn();
      },
    );
  }

  async #endLeftovers(): Promise<void> {
    await this.#database.knex.transaction(async tx => {
      // A session may be ended by its own role.
      await tx.raw(`set local role ${DBT_ROLE}`);
      await tx.raw(
        `select pg_terminate_backend(pid, 10000) from pg_stat_activity
         where usename = ? and datname = current_database()
           and application_name = ? and pid <> pg_backend_pid()`,
        [DBT_ROLE, APPLICATION_NAME],
      );
    });
  }
}
