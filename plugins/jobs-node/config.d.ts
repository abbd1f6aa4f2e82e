export interface Config {
  tieout?: {
    jobs?: {
      /** Jobs that one worker runs at the same time. Default 3. */
      concurrency?: number;
      /** Time between a worker's signs of life, in milliseconds. Default 5000. */
      heartbeatMs?: number;
      /** Silence after which a worker counts as dead, in milliseconds. Default 20000. */
      deadAfterMs?: number;
    };
    retention?: {
      /**
       * Age from which attempts of jobs are deleted from the ledger, in days.
       * The last attempt at a batch stays. Default 90.
       */
      jobRunsDays?: number;
    };
  };
}
