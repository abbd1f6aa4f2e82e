import type { Batch } from '@tieout/plugin-uploads-common';
import type { BatchAddresses } from '../watch/endNotice';

/** Where the bytes of an item go. */
export interface UploadDestination {
  tenantId: string;
  storeId: string;
  /** For the reader; the store's name at the time the file was chosen. */
  storeName: string;
  /** Where a notice about a batch of this destination leads. */
  addresses: (batchId: string) => BatchAddresses;
}

/**
 * Where an item of the queue stands. `refused` was turned down before a byte
 * was sent, and sending it again would not help.
 */
export type UploadState =
  | 'waiting'
  | 'uploading'
  | 'done'
  | 'existing'
  | 'failed'
  | 'refused'
  | 'cancelled';

/** One file on its way. A new object at each change. */
export interface UploadItem {
  readonly id: string;
  readonly file: File;
  readonly destination: UploadDestination;
  readonly state: UploadState;
  readonly sentBytes: number;
  /** Over the last seconds; absent until it can be told. */
  readonly bytesPerSecond?: number;
  /** The batch that holds these bytes, new or found. */
  readonly batch?: Batch;
  readonly error?: { code: string; message: string };
}

/** Whether the item still needs the queue. */
export function isUnderWay({ state }: UploadItem): boolean {
  return state === 'waiting' || state === 'uploading';
}
