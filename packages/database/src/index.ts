export { PostgresDatabase } from './PostgresDatabase';
export type { PostgresDatabaseOptions } from './PostgresDatabase';
export type {
  MigrationOptions,
  TieoutDatabase,
  Unlisten,
} from './TieoutDatabase';
export { databaseServiceRef } from './databaseServiceRef';
export { CopyIn } from './CopyIn';
export { rawConnection } from './rawConnection';
export { tryAdvisoryLock, withAdvisoryLock } from './advisoryLock';
export { APP_ROLE, DBT_ROLE, SYSTEM_ROLE } from './roles';
export {
  createDbtView,
  dropDbtView,
  protectTenantTable,
} from './protectTenantTable';
export type { TenantTableProtection } from './protectTenantTable';
export * from './copy';
