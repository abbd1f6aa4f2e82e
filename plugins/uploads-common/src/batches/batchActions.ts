import type { BatchStatus } from '../client/apiTypes';
import { isLegalTransition } from './batchTransitions';

/** Whether an operator may start a batch in this state again. */
export function canRetry(status: BatchStatus): boolean {
  return status === 'failed' || status === 'cancelled';
}

/** Whether an operator may stop a batch in this state; once loaded it is too late. */
export function canCancel(status: BatchStatus): boolean {
  return isLegalTransition(status, 'cancelled');
}

/** Whether an operator may take back a batch in this state, or have it replaced. */
export function canUndo(status: BatchStatus): boolean {
  return isLegalTransition(status, 'undone');
}

/** Whether a batch was taken back: nothing of it is in the database, for good. */
export function isTakenBack(status: BatchStatus): boolean {
  return status === 'undone' || status === 'replaced';
}

const open: ReadonlySet<BatchStatus> = new Set([
  'received',
  'parsing',
  'loaded',
  'transforming',
]);

/** Whether a batch in this state moves on without an operator. */
export function isOpen(status: BatchStatus): boolean {
  return open.has(status);
}
