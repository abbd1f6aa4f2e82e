export interface Config {
  tieout: {
    /** Folder for files and dbt artifacts. */
    dataDirectory?: string;
    dbt?: {
      /**
       * The `dbt` executable of a Python virtual environment that has dbt-core
       * and dbt-postgres. Default: what `TIEOUT_DBT_EXECUTABLE` says, then the
       * file named by `TIEOUT_DBT_STATUS_FILE`, then `dbt` on the PATH.
       */
      executable?: string;
      /** Folder of the dbt project. Default: `data/dbt` of the checkout. */
      projectDirectory?: string;
      /** Time after which a run is stopped, in minutes. Default 30. */
      timeoutMinutes?: number;
      /**
       * Whether the worker keeps a dbt process ready, which makes runs start
       * seconds sooner and takes about 150 MB. Default true.
       */
      keepWarm?: boolean;
    };
    retention?: {
      /**
       * Age from which runs of dbt and their artifacts are deleted, in days.
       * A run that a batch names as its last loses its artifacts only; a
       * tenant's newest successful run stays. Default 90.
       */
      dbtRunsDays?: number;
    };
  };
}
