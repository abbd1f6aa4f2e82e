export { EmbeddedPostgres } from './EmbeddedPostgres';
export type { EmbeddedPostgresOptions } from './EmbeddedPostgres';
export { findFreePort, isPortFree } from './findFreePort';
