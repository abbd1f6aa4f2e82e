export interface Config {
  tieout?: {
    demo?: {
      /**
       * Whether the demo tenants are made at start-up, with guests as their
       * administrators. Default false. Nothing that exists is changed or
       * removed.
       */
      enabled?: boolean;
    };
  };
}
