export type { BatchRowOwner } from './BatchRowOwner';
export {
  copyLandedRowsSql,
  LandedRowsCopyEncoder,
} from './LandedRowsCopyEncoder';
export type { LandedRecord, LandedTable } from './LandedRowsCopyEncoder';
export {
  COPY_REJECTED_ROWS_SQL,
  RejectedRowsCopyEncoder,
} from './RejectedRowsCopyEncoder';
export type { RejectedRowRecord } from './RejectedRowsCopyEncoder';
export { SpooledBuffer } from './SpooledBuffer';
