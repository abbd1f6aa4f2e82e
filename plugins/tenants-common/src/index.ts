/**
 * Types, permissions, roles and client of the tenants plugin.
 *
 * @packageDocumentation
 */
export * from './ApiError';
export * from './createApiClient';
export * from './createTenantsClient';
export * from './permissions';
export * from './roles';
export * from './types';
export * from './unwrap';
export type { operations as TenantsOperations } from './schema/openapi';
