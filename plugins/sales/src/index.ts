/**
 * Sales page, for hosts built on `@backstage/core-plugin-api`.
 *
 * @packageDocumentation
 */
export { SalesCard, SalesPage, salesPlugin } from './plugin';
