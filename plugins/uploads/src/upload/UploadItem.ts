import type {
  Batch,
  Inspection,
  InspectionKey,
} from '@tieout/plugin-uploads-common';
import type { BatchAddresses } from '../watch/endNotice';

/** Where the bytes of an item go. */
export interface UploadDestination {
  tenantId: string;
  storeId: string;
  /** For the reader; the store's name at the time the file was chosen. */
  storeName: string;
  /** The batch that the file replaces or supplements. */
  bond?: { replaces?: string; supplements?: string };
  /** Where a notice about a batch of this destination leads. */
  addresses: (batchId: string) => BatchAddresses;
}

/**
 * Where an item of the queue stands. `inspecting`: the server looks at the
 * bytes; `inspected`, `asking` and `unreadable` are what comes of that, and
 * wait for the reader. `refused` was turned down before a byte was sent, and
 * sending it again would not help.
 */
export type UploadState =
  | 'waiting'
  | 'uploading'
  | 'inspecting'
  | 'inspected'
  | 'asking'
  | 'unreadable'
  | 'committing'
  | 'done'
  | 'existing'
  | 'failed'
  | 'refused'
  | 'cancelled';

/** One file on its way. A new object at each change. */
export interface UploadItem {
  readonly id: string;
  readonly file: Pick<File, 'name' | 'size'>;
  /** What can be sent; absent of a file that was sent at an earlier visit. */
  readonly bytes?: File;
  readonly destination: UploadDestination;
  readonly state: UploadState;
  readonly sentBytes: number;
  /** Over the last seconds; absent until it can be told. */
  readonly bytesPerSecond?: number;
  /** The reader waits for it and looks at it: its end is no news. */
  readonly isAwaited?: boolean;
  /** Names the stored bytes on the server until they are a batch. */
  readonly inspectionId?: string;
  /** How far the server is with looking. */
  readonly looking?: Inspection['progress'];
  /** What came of the last look; kept while the server looks again. */
  readonly inspection?: Inspection;
  /** The batch that holds these bytes, new or found. */
  readonly batch?: Batch;
  /** Why the last act on the item was refused. */
  readonly error?: { code: string; message: string };
}

/** Names the item's stored bytes to the server. */
export function keyOf({
  destination,
  inspectionId = '',
}: UploadItem): InspectionKey {
  return { tenantId: destination.tenantId, inspectionId };
}

/** Whether bytes of the item are yet to be sent, which the browser alone has. */
export function isToBeSent({ state }: UploadItem): boolean {
  return state === 'waiting' || state === 'uploading';
}

/** Whether the item can be sent again, from its first byte. */
export function canBeSentAgain({ state, bytes }: UploadItem): boolean {
  return bytes !== undefined && (state === 'failed' || state === 'cancelled');
}

const underWay: ReadonlySet<UploadState> = new Set([
  'waiting',
  'uploading',
  'inspecting',
  'committing',
]);

/** Whether the item still needs the queue. */
export function isUnderWay({ state }: UploadItem): boolean {
  return underWay.has(state);
}

/** Whether the item waits for the reader to commit it or to answer a question. */
export function isUndecided({ state }: UploadItem): boolean {
  return state === 'inspected' || state === 'asking';
}

/** Whether the file is yet to become a batch. */
export function isUnfinished(item: UploadItem): boolean {
  return isUnderWay(item) || isUndecided(item);
}
