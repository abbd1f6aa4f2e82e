import { Knex } from 'knex';
import { BatchChange } from './BatchStore';

/** What a change writes: what it brings along, and what its target state means. */
export function changedColumns(
  tx: Knex.Transaction,
  { from, to, set = {} }: BatchChange,
): Record<string, unknown> {
  const now = tx.fn.now();
  const startsOver = to === 'received' || to === 'cancelled';
  return {
    status: to,
    updated_at: now,
    lease_run_id: to === 'parsing' ? set.leaseRunId : null,
    failure_stage: set.failure?.stage ?? null,
    failure_code: set.failure?.code ?? null,
    failure_message: set.failure?.message ?? null,
    ...(startsOver && {
      profile: null,
      rows_total: null,
      rows_loaded: null,
      rows_rejected: null,
      loaded_at: null,
      reading: null,
    }),
    ...((startsOver || to === 'parsing') && {
      progress_rows: null,
      progress_bytes: null,
      progress_at: null,
    }),
    ...(to === 'parsing' && { parsing_at: now }),
    ...(to === 'loaded' &&
      from === 'parsing' && {
        profile: set.profile,
        rows_total: set.rowsTotal,
        rows_loaded: set.rowsLoaded,
        rows_rejected: set.rowsRejected,
        loaded_at: now,
      }),
    ...(to === 'ready' && { ready_at: now }),
    ...(set.reading && { reading: JSON.stringify(set.reading) }),
    ...(set.choices && { choices: JSON.stringify(set.choices) }),
    ...((set.replacesBatchId || set.supplementsBatchId) && {
      replaces_batch_id: set.replacesBatchId ?? null,
      supplements_batch_id: set.supplementsBatchId ?? null,
    }),
    ...(set.metadata && {
      metadata: tx.raw('metadata || ?::jsonb', [JSON.stringify(set.metadata)]),
    }),
  };
}
