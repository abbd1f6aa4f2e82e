export type { BatchRowOwner } from './BatchRowOwner';
export { COPY_ORDERS_SQL, OrdersCopyEncoder } from './OrdersCopyEncoder';
export {
  COPY_REJECTED_ROWS_SQL,
  RejectedRowsCopyEncoder,
} from './RejectedRowsCopyEncoder';
export type { RejectedRowRecord } from './RejectedRowsCopyEncoder';
export { SpooledBuffer } from './SpooledBuffer';
