export { createTestDatabase } from './createTestDatabase';
export type { TestDatabase } from './createTestDatabase';
