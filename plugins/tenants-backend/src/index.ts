/**
 * Backend of the tenants plugin.
 *
 * @packageDocumentation
 */
export { tenantsPlugin as default } from './plugin';
