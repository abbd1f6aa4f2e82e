/**
 * The backend of the dbt plugin.
 *
 * @packageDocumentation
 */
export { dbtPlugin as default } from './plugin';
