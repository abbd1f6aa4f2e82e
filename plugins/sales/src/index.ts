/**
 * Sales page, for hosts built on `@backstage/core-plugin-api`.
 *
 * @packageDocumentation
 */
export { SalesPage, salesPlugin } from './plugin';
