export { readRows } from './readRows';
export type { ReadRowsOptions } from './readRows';
export type { RowTable } from './protocol';
