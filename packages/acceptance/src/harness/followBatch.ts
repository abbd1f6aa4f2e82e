import { BatchSeen } from './PortalApi';
import { Portal } from './Portal';
import { until } from './until';

const ENDS = ['ready', 'failed', 'cancelled', 'undone', 'replaced'];

/** Waits until a batch has come to its end and tells which one. */
export async function followBatch(
  portal: Portal,
  target: { tenantId: string; batchId: string },
  timeoutMs = 180_000,
): Promise<BatchSeen> {
  return until(
    `batch ${target.batchId} comes to its end`,
    async () => {
      const seen = await portal.api.batch(target.tenantId, target.batchId);
      return ENDS.includes(seen.batch.status) && seen.batch;
    },
    timeoutMs,
  );
}

/** Waits until every batch of a tenant has come to its end. */
export async function settled(
  portal: Portal,
  tenantId: string,
  timeoutMs = 300_000,
): Promise<BatchSeen[]> {
  return until(
    `all batches of ${tenantId} come to their ends`,
    async () => {
      const batches = await portal.api.batches(tenantId);
      return batches.every(({ status }) => ENDS.includes(status)) && batches;
    },
    timeoutMs,
  );
}
