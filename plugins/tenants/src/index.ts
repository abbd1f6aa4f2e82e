/**
 * Home page and tenants API, for hosts built on `@backstage/core-plugin-api`.
 *
 * @packageDocumentation
 */
export { HomePage, tenantsPlugin } from './plugin';
