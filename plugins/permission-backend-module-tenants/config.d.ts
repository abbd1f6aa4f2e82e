export interface Config {
  tieout?: {
    /**
     * Users and groups, by entity reference, that may change what all tenants
     * share, such as the catalog. It makes nobody a member of a tenant.
     * Default: nobody.
     */
    platformAdmins?: string[];
  };
}
