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

/** Whether a batch in this state moves on without an operator. */
export function isOpen(status: BatchStatus): boolean {
  return status !== 'ready' && status !== 'failed' && status !== 'cancelled';
}
