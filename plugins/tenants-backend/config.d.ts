export interface Config {
  tieout?: {
    /**
     * Tenants that are made at start-up, with what is missing of their stores
     * and members. Nothing that exists is changed or removed.
     */
    tenants?: {
      /** The tenant's name in URLs. */
      slug: string;
      name: string;
      stores: {
        name: string;
        /** amazon, shopify or other. */
        marketplace: string;
        /** ISO 4217. */
        currency: string;
        /** IANA zone in which the store's days are counted. */
        timeZone: string;
      }[];
      members: {
        /** Such as user:default/ada or group:default/finance. */
        memberRef: string;
        role: 'viewer' | 'uploader' | 'admin';
      }[];
    }[];
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
