/**
 * Types, client, permissions and the job of the dbt plugin.
 *
 * @packageDocumentation
 */
export * from './createDbtClient';
export * from './dbtFailures';
export * from './permissions';
export * from './runDbtTask';
export * from './types';
export type { operations as DbtOperations } from './schema/openapi';
