/** What belongs to a tenant and has an id. */
export interface TenantIds {
  tenantId: string;
  storeId: string;
  batchId: string;
  inspectionId: string;
  mappingId: string;
  runId: string;
}

/** How an operation is called, beside the ids in its path. */
export interface Call {
  /**
   * Which of the ids in the path belong to a tenant. Of an operation without
   * any, everybody who is signed in gets the same answer.
   */
  ids: (keyof TenantIds)[];
  /** Parameters of the path that are no ids. */
  parameters?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
}

const REASON: Pick<Call, 'headers' | 'body'> = {
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ reason: 'Tried from outside' }),
};
const BATCH: Call = { ids: ['tenantId', 'batchId'] };
const ROW: Call = { ...BATCH, parameters: { rowNumber: '1' } };
const INSPECTION: Call = { ids: ['tenantId', 'inspectionId'] };
const INCOMING_FILE: Call = {
  ids: ['tenantId', 'storeId'],
  query: 'fileName=orders.csv',
  headers: { 'Content-Type': 'application/octet-stream' },
  body: 'order_id',
};

const MAPPING: Call = { ids: ['tenantId', 'mappingId'] };
const JSON_BODY = { 'Content-Type': 'application/json' };
const PREVIEW: Pick<Call, 'headers' | 'body'> = {
  headers: JSON_BODY,
  body: JSON.stringify({}),
};
/** A mapping that both tenants have. */
export const MAPPED = {
  name: 'Own columns',
  header: ['Day', 'Sum'],
  definition: {
    kind: 'transactions',
    fields: [
      { field: 'occurred_at', column: 'Day' },
      { field: 'net', column: 'Sum' },
    ],
    identity: [],
    words: {},
    personal: [],
  },
};

/** A valid call of every operation, by its id: one that is missing fails the test. */
export const CALLS: Record<string, Call> = {
  'tenants.listTenants': { ids: [] },
  'tenants.getTenant': { ids: ['tenantId'] },
  'uploads.getLimits': { ids: [] },
  'uploads.listSamples': { ids: [] },
  'uploads.downloadSample': {
    ids: [],
    parameters: { name: 'tieout-orders.csv' },
  },
  'uploads.uploadFile': INCOMING_FILE,
  'uploads.inspectFile': INCOMING_FILE,
  'uploads.listReportKinds': { ids: ['tenantId'] },
  'uploads.listInspections': { ids: ['tenantId'] },
  'uploads.getInspection': INSPECTION,
  'uploads.inspectAgain': {
    ...INSPECTION,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ choices: {} }),
  },
  'uploads.commitInspection': INSPECTION,
  'uploads.dropInspection': INSPECTION,
  'uploads.listBatches': { ids: ['tenantId'] },
  'uploads.getBatch': BATCH,
  'uploads.downloadFile': BATCH,
  'uploads.listRows': BATCH,
  'uploads.getRow': ROW,
  'uploads.downloadRowOriginal': ROW,
  'uploads.listRejectedRows': BATCH,
  'uploads.downloadRejectedRows': BATCH,
  'uploads.retryBatch': { ...BATCH, ...REASON },
  'uploads.cancelBatch': { ...BATCH, ...REASON },
  'uploads.previewInspectionMapping': { ...INSPECTION, ...PREVIEW },
  'uploads.previewBatchMapping': { ...BATCH, ...PREVIEW },
  'uploads.listMappings': { ids: ['tenantId'] },
  'uploads.createMapping': {
    ids: ['tenantId'],
    headers: JSON_BODY,
    body: JSON.stringify(MAPPED),
  },
  'uploads.getMapping': MAPPING,
  'uploads.updateMapping': {
    ...MAPPING,
    headers: JSON_BODY,
    body: JSON.stringify({
      basedOn: 1,
      name: MAPPED.name,
      definition: MAPPED.definition,
    }),
  },
  'uploads.archiveMapping': { ...MAPPING, ...REASON },
  'uploads.undoBatch': { ...BATCH, ...REASON },
  'uploads.streamBatches': { ids: ['tenantId'] },
  'dbt.getStatus': { ids: [] },
  'dbt.listRuns': { ids: ['tenantId'] },
  'dbt.getRun': { ids: ['tenantId', 'runId'] },
  'dbt.downloadArtifact': {
    ids: ['tenantId', 'runId'],
    parameters: { name: 'manifest.json' },
  },
  'sales.getSales': { ids: ['tenantId'] },
};
