import { ApiError } from '@tieout/plugin-tenants-common';
import type {
  Batch,
  BatchDetail,
  BatchPage,
  BatchQuery,
  Inspection,
  LandedRow,
  LandedRowQuery,
  Mapping,
  MappingDefinition,
  MappingPreview,
  ReadingChoices,
  RejectedRow,
  RowDetail,
  Sample,
  UploadsClient,
} from '@tieout/plugin-uploads-common';
import { fakeInspectionCalls } from './fakeInspectionCalls';
import { reportKinds } from './fixtures';
import { aMapping } from './mappingFixtures';

/** What the fake server holds; tests change it as they go. */
export interface FakeServer {
  details: BatchDetail[];
  rejectedRows: RejectedRow[];
  /** Rows that were loaded, as lists show them; a page holds two. */
  landedRows: LandedRow[];
  /** Rows as their panel shows them. */
  rowDetails: RowDetail[];
  /** Every query of the loaded rows, in order. */
  rowQueries: LandedRowQuery[];
  samples: Sample[];
  maxUploadBytes: number;
  /** Every query of the batch list, in order. */
  queries: BatchQuery[];
  /** Reasons given to retry and cancel. */
  reasons: string[];
  /** Choices given to retry and to further looks, in order. */
  choices: ReadingChoices[];
  /** What the first rows of every file show. */
  preview?: MappingPreview;
  /** Definitions that previews were asked of, in order. */
  previewed: (MappingDefinition | undefined)[];
  mappings: Mapping[];
  /** Files that are looked at; a commit makes the batch of the first detail. */
  inspections: Inspection[];
}

/** An uploads API over data in memory, with event streams of real bytes. */
export interface FakeUploads {
  api: UploadsClient;
  server: FakeServer;
  /** Changes a batch on the server and tells the open event streams. */
  emit: (batch: Batch) => void;
  /** How many event streams are open. */
  openStreams: () => number;
}

const notFound = new ApiError({
  status: 404,
  code: 'BATCH_NOT_FOUND',
  message: 'There is no such batch.',
});

function pageOf(server: FakeServer, query: BatchQuery): BatchPage {
  const all = server.details.map(({ batch }) => batch);
  const items = all.filter(
    ({ status, fileName, storeId }) =>
      (query.status ?? [status]).includes(status) &&
      fileName.includes(query.q ?? '') &&
      storeId === (query.storeId ?? storeId),
  );
  const countsByStatus: Record<string, number> = {};
  all.forEach(({ status }) => {
    countsByStatus[status] = (countsByStatus[status] ?? 0) + 1;
  });
  return { items, total: items.length, countsByStatus };
}

function rowCalls(server: FakeServer) {
  const PAGE = 2;
  return {
    listRows: async (_, query) => {
      server.rowQueries.push(query);
      const { kind, q, cursor = '0' } = query;
      const fitting = server.landedRows.filter(
        row =>
          row.kind === (kind ?? row.kind) &&
          (q === undefined || row.orderId === q || row.key.includes(q)),
      );
      const from = Number(cursor);
      return {
        items: fitting.slice(from, from + PAGE),
        nextCursor:
          fitting.length > from + PAGE ? String(from + PAGE) : undefined,
        prevCursor: from > 0 ? String(from - PAGE) : undefined,
      };
    },
    getRow: async ({ rowNumber }) => {
      const row = server.rowDetails.find(one => one.rowNumber === rowNumber);
      if (row) return row;
      throw new ApiError({
        status: 404,
        code: 'ROW_NOT_FOUND',
        message: 'The batch has no such row.',
      });
    },
    downloadRowOriginal: async () => new Blob(['A-1\r\n']),
  } satisfies Partial<UploadsClient>;
}

function mappingCalls(server: FakeServer) {
  const missing = new ApiError({
    status: 404,
    code: 'MAPPING_NOT_FOUND',
    message: 'There is no such mapping.',
  });
  const change = (mappingId: string, changes: Partial<Mapping>) => {
    const found = server.mappings.find(one => one.mappingId === mappingId);
    if (!found) throw missing;
    const changed = { ...found, ...changes };
    server.mappings = server.mappings.map(one =>
      one === found ? changed : one,
    );
    return changed;
  };
  return {
    previewMapping: async (_, { definition }) => {
      server.previewed.push(definition);
      if (!server.preview) throw missing;
      return definition ? { ...server.preview, definition } : server.preview;
    },
    listReportKinds: async () => reportKinds,
    listMappings: async ({ archived = false }) =>
      server.mappings.filter(
        ({ archivedAt }) => (archivedAt !== undefined) === archived,
      ),
    getMapping: async ({ mappingId }) => ({
      mapping: change(mappingId, {}),
      versions: [],
    }),
    createMapping: async (tenantId, mapping) => {
      const made = { ...aMapping({ tenantId }), ...mapping };
      server.mappings.push(made);
      return made;
    },
    updateMapping: async ({ mappingId }, { basedOn, ...changes }) =>
      change(mappingId, { ...changes, version: basedOn + 1 }),
    archiveMapping: async ({ mappingId }, reason) => {
      server.reasons.push(reason);
      return change(mappingId, { archivedAt: new Date().toISOString() });
    },
  } satisfies Partial<UploadsClient>;
}

/** Makes a fake uploads API that holds the given batches. */
export function fakeUploadsApi(data: Partial<FakeServer> = {}): FakeUploads {
  const server: FakeServer = {
    details: [],
    rejectedRows: [],
    landedRows: [],
    rowDetails: [],
    rowQueries: [],
    samples: [],
    maxUploadBytes: 2_000_000,
    queries: [],
    reasons: [],
    choices: [],
    previewed: [],
    mappings: [],
    inspections: [],
    ...data,
  };
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const find = (batchId: string) => {
    const detail = server.details.find(d => d.batch.batchId === batchId);
    if (!detail) throw notFound;
    return detail;
  };
  const replace = (batch: Batch) => {
    server.details = server.details.map(detail =>
      detail.batch.batchId === batch.batchId ? { ...detail, batch } : detail,
    );
    return batch;
  };
  const api: UploadsClient = {
    getLimits: async () => ({ maxUploadBytes: server.maxUploadBytes }),
    listSamples: async () => server.samples,
    downloadSample: async name => new Blob([`sample ${name}`]),
    listBatches: async (_, query) => {
      server.queries.push(query);
      return pageOf(server, query);
    },
    getBatch: async ({ batchId }) => find(batchId),
    listRejectedRows: async () => ({
      items: server.rejectedRows,
      total: server.rejectedRows.length,
    }),
    downloadRejectedRows: async () => new Blob(['row,code\r\n']),
    downloadFile: async () => new Blob(['order_id\r\n']),
    retryBatch: async ({ batchId }, reason, change = {}) => {
      server.reasons.push(reason);
      if (change.choices) server.choices.push(change.choices);
      return replace({
        ...find(batchId).batch,
        status: 'received',
        replacesBatchId: change.replaces,
        failure: undefined,
        updatedAt: new Date().toISOString(),
      });
    },
    cancelBatch: async ({ batchId }, reason) => {
      server.reasons.push(reason);
      return replace({
        ...find(batchId).batch,
        status: 'cancelled',
        updatedAt: new Date().toISOString(),
      });
    },
    undoBatch: async ({ batchId }, reason) => {
      server.reasons.push(reason);
      return replace({
        ...find(batchId).batch,
        status: 'undone',
        canUndo: false,
        updatedAt: new Date().toISOString(),
      });
    },
    openEvents: async (_, options) =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          streams.add(controller);
          options?.signal?.addEventListener('abort', () => {
            if (streams.delete(controller)) controller.close();
          });
        },
      }),
    ...rowCalls(server),
    ...fakeInspectionCalls(server),
    ...mappingCalls(server),
    getUploadUrl: async ({ fileName }) => `http://localhost/${fileName}`,
  };
  return {
    api,
    server,
    emit: batch => {
      replace(batch);
      const text = `event: batch\ndata: ${JSON.stringify(batch)}\n\n`;
      streams.forEach(stream => stream.enqueue(new TextEncoder().encode(text)));
    },
    openStreams: () => streams.size,
  };
}
