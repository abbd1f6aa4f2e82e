export {
  batchStoreServiceRef,
  uploadsMigrations,
} from './batchStoreServiceRef';
export {
  BATCHES_CHANNEL,
  DatabaseBatchStore,
} from './batches/DatabaseBatchStore';
export type {
  BatchChange,
  BatchEventRecord,
  BatchFilter,
  BatchMetadata,
  BatchRecord,
  BatchRecordPage,
  BatchSort,
  BatchStore,
  NewBatch,
} from './batches/BatchStore';
export { withdrawRows } from './rows/withdrawRows';
