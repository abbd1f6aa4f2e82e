export interface Config {
  tieout: {
    database: {
      /**
       * Connection string of the login role that owns Tieout's schemas. Direct
       * or session-mode connections only: LISTEN does not work through a
       * transaction pooler.
       * @visibility secret
       */
      url: string;
      /** Largest number of pooled connections of one process. Default 10. */
      maxConnections?: number;
      /**
       * Password that dbt's role `tieout_dbt` gets.
       * @visibility secret
       */
      dbtPassword?: string;
    };
  };
}
