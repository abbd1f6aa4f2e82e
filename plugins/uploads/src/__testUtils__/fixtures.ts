import type { Tenant } from '@tieout/plugin-tenants-common';
import type {
  Batch,
  BatchDetail,
  BatchEvent,
  BatchReading,
  BatchStatus,
  Inspection,
  ReadingQuestion,
  ReportKind,
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
  return {
    batch,
    choices: {},
    events: eventsThrough('received'),
    jobRuns: [],
    related: [],
    ...changes,
  };
}

/** A kind of file that comes with Tieout. */
function aReportKind(profileId: string, title: string): ReportKind {
  return { profileId, title, version: 1, kind: 'orders', own: false };
}

/** What files can be read as: two kinds that come with Tieout. */
export const reportKinds = [
  aReportKind('amazon-all-orders', 'Amazon All Orders'),
  aReportKind('ebay-orders', 'eBay Orders'),
];

function found<T>(value: T, evidence: string) {
  return { value, evidence, confidence: 1, by: 'file' as const };
}

/** Dates that can be read in two ways; day before month is proposed. */
export const dateQuestion: ReadingQuestion = {
  about: 'dates',
  columns: ['purchase-date'],
  samples: ['03/05/2026', '04/05/2026'],
  options: [
    { value: 'dmy', reads: '2026-05-03' },
    { value: 'mdy', reads: '2026-03-05' },
  ],
  proposed: 'dmy',
};

/** How an Amazon file in a Western European encoding was read, with its totals. */
export function aReading(
  plan: Partial<BatchReading['plan']> = {},
): BatchReading {
  return {
    plan: {
      kind: 'orders',
      encoding: {
        ...found('windows-1252', 'é and ü are frequent in Western Europe.'),
        confidence: 0.8,
      },
      delimiter: found(';', 'All 12 records have 34 cells.'),
      quotes: found(true, 'Cells with the delimiter are enclosed.'),
      headerRecord: found(4, 'Line 6 has the columns of "Amazon All Orders".'),
      headerLine: 6,
      header: ['amazon-order-id', 'purchase-date', 'item-price'],
      profile: found('amazon-all-orders', 'All its columns are there.'),
      profileTitle: 'Amazon All Orders',
      number: {
        ...found('comma', 'Exports of this kind are written so.'),
        by: 'profile',
      },
      date: { ...found('dmy', 'You said so.'), by: 'user' },
      questions: [],
      ...plan,
    },
    skipped: { total: 3, footer: 1, cancelled: 0 },
    sums: [
      { kind: 'orders', currency: 'USD', records: 990, amount: '12345.60' },
      { kind: 'payouts', currency: 'EUR', records: 1, amount: '10.00' },
    ],
    controlTotals: [
      {
        per: 'settlement-1',
        currency: 'USD',
        stated: '100.00',
        summed: '100.00',
        difference: '0.00',
        byType: {},
      },
      {
        per: 'settlement-2',
        currency: 'USD',
        stated: '50.00',
        summed: '49.00',
        difference: '-1.00',
        byType: {},
      },
    ],
    columns: {
      mapped: ['amazon-order-id', 'purchase-date'],
      other: ['promotion-ids'],
      personal: ['buyer-email'],
    },
  };
}

/** What a look at a file brought: nothing asks for a second one. */
export function anInspection(changes: Partial<Inspection> = {}): Inspection {
  const { plan, ...reading } = aReading();
  return {
    tenantId: northwind.tenantId,
    inspectionId: '0197d000-0000-7000-8000-000000000001',
    storeId: amazonStore.storeId,
    fileName: 'orders-may.csv',
    byteSize: 215_000,
    contentSha256: 'ab'.repeat(32),
    status: 'done',
    choices: {},
    reading: {
      ...reading,
      plan: { ...plan, encoding: found('utf-8', 'It is well-formed UTF-8.') },
      controlTotals: [],
    },
    rows: {
      total: 1000,
      loaded: 1000,
      rejected: 0,
      new: 950,
      known: 30,
      changed: 20,
    },
    rejectedRows: [],
    createdAt: at(0),
    ...changes,
  };
}

/** A look at a file that ended with a question. */
export function anAskingInspection(): Inspection {
  return anInspection({
    status: 'failed',
    failure: { code: 'NEEDS_ANSWER', message: 'The dates are open.' },
    reading: { plan: aReading({ questions: [dateQuestion] }).plan },
    rows: undefined,
  });
}
