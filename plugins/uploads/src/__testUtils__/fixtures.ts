import type { Tenant } from '@tieout/plugin-tenants-common';
import type {
  Batch,
  BatchDetail,
  BatchEvent,
  BatchStatus,
} from '@tieout/plugin-uploads-common';

export const amazonStore = {
  storeId: '0197a000-0000-7000-8000-00000000000a',
  name: 'Northwind Amazon',
  marketplace: 'amazon',
  currency: 'USD',
  timeZone: 'America/New_York',
};

export const shopifyStore = {
  storeId: '0197a000-0000-7000-8000-00000000000b',
  name: 'Northwind Shopify',
  marketplace: 'shopify',
  currency: 'USD',
  timeZone: 'America/New_York',
};

export const northwind: Tenant = {
  tenantId: '0197a000-0000-7000-8000-000000000001',
  slug: 'northwind',
  name: 'Northwind',
  role: 'uploader',
  stores: [amazonStore, shopifyStore],
};

/** A time on the day that the fixtures play on: `at(0, 90)` is a minute and a half in. */
export function at(minutes: number, seconds = 0): string {
  return new Date(Date.UTC(2026, 4, 8, 12, minutes, seconds)).toISOString();
}

/** A batch of Northwind's Amazon store, received and not yet read. */
export function aBatch(changes: Partial<Batch> = {}): Batch {
  return {
    tenantId: northwind.tenantId,
    batchId: '0197b000-0000-7000-8000-000000000001',
    storeId: amazonStore.storeId,
    status: 'received',
    fileName: 'orders-may.csv',
    contentSha256: 'ab'.repeat(32),
    byteSize: 215_000,
    uploadedBy: 'user:default/guest',
    receivedAt: at(0),
    updatedAt: at(0),
    ...changes,
  };
}

/** Events of the given states, a minute apart, the first at 12:00. */
export function eventsThrough(...statuses: BatchStatus[]): BatchEvent[] {
  return statuses.map((toStatus, index) => ({
    eventId: `event-${index}`,
    fromStatus: index > 0 ? statuses[index - 1] : undefined,
    toStatus,
    actor: index > 0 ? 'worker:one' : 'user:default/guest',
    at: at(index),
  }));
}

/** A batch that came through, ten of its thousand rows rejected. */
export function aReadyBatch(changes: Partial<Batch> = {}): Batch {
  return aBatch({
    status: 'ready',
    profile: 'amazon-all-orders',
    rowsTotal: 1000,
    rowsLoaded: 990,
    rowsRejected: 10,
    updatedAt: at(4),
    loadedAt: at(2),
    readyAt: at(4),
    dbtRunId: '0197c000-0000-7000-8000-000000000001',
    ...changes,
  });
}

/** The batch with the events that led to its state. */
export function aDetail(
  batch: Batch,
  changes: Partial<BatchDetail> = {},
): BatchDetail {
  return { batch, events: eventsThrough('received'), jobRuns: [], ...changes };
}
