export type { RowTable } from './protocol';
export { readIdentities } from './readIdentities';
export type { ReadIdentities, ReadIdentitiesOptions } from './readIdentities';
export { readRows } from './readRows';
export type { ReadRowsOptions } from './readRows';
