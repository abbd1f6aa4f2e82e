/**
 * dbt run pages, for hosts built on `@backstage/core-plugin-api`.
 *
 * @packageDocumentation
 */
export { DbtPage, dbtPlugin, LatestRunCard } from './plugin';
