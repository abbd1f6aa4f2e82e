/** Name of the URL parameter that holds the slug of the tenant. */
export const TENANT_PARAM = 'tenant';
