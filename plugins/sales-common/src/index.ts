/**
 * Types, permission and client of the sales plugin.
 *
 * @packageDocumentation
 */
export * from './createSalesClient';
export * from './permissions';
export * from './types';
export type { operations as SalesOperations } from './schema/openapi';
