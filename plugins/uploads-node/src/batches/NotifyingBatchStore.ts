import { JobsService } from '@tieout/plugin-jobs-node';
import { BatchStatus } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';
import { BatchChange, BatchRecord } from './BatchStore';
import { DatabaseBatchStore } from './DatabaseBatchStore';
import { NOTIFY_BATCH } from './notifyBatchJob';

/** Ends that come by themselves; others are somebody's act. */
const ENDS: ReadonlySet<BatchStatus> = new Set(['ready', 'failed']);

/**
 * A {@link DatabaseBatchStore} that has whoever sent a file told of its end:
 * with the change of state, so that none is told of an end that was rolled
 * back, and none goes untold because a process died.
 */
export class NotifyingBatchStore extends DatabaseBatchStore {
  constructor(private readonly jobs: Pick<JobsService, 'enqueue'>) {
    super();
  }

  override async transition(
    tx: Knex.Transaction,
    change: BatchChange,
  ): Promise<BatchRecord> {
    const batch = await super.transition(tx, change);
    if (batch.notifies && ENDS.has(change.to)) {
      const { tenantId, batchId } = batch;
      await this.jobs.enqueue(tx, NOTIFY_BATCH, { tenantId, batchId });
    }
    return batch;
  }
}
