export {
  batchStoreServiceRef,
  uploadsMigrations,
} from './batchStoreServiceRef';
export {
  BATCHES_CHANNEL,
  DatabaseBatchStore,
} from './batches/DatabaseBatchStore';
export {
  NOTIFY_BATCH,
  type NotifyBatchPayload,
} from './batches/notifyBatchJob';
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
