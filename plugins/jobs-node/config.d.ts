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
  };
}
