import type {
  BatchDetail,
  Batch,
  BatchPage,
  BatchQuery,
  Inspection,
  InspectionPage,
  InspectionQuery,
  LandedRowPage,
  LandedRowQuery,
  Mapping,
  MappingDefinition,
  MappingDetail,
  MappingPreview,
  ReadingChoices,
  RecordKind,
  RejectedRowPage,
  RejectedRowQuery,
  ReportKind,
  RowDetail,
  Sample,
  UploadLimits,
  UploadResult,
} from './apiTypes';

/** A batch, and the tenant that owns it. */
export interface BatchKey {
  tenantId: string;
  batchId: string;
}

/** A row of a batch, by its number in the file, from 1. */
export interface RowKey extends BatchKey {
  rowNumber: number;
}

/** An inspection, and the tenant that owns it. */
export interface InspectionKey {
  tenantId: string;
  inspectionId: string;
}

/** A mapping, and the tenant that owns it. */
export interface MappingKey {
  tenantId: string;
  mappingId: string;
}

/** What is to be previewed. */
export interface MappingPreviewRequest {
  /** How the file is read otherwise. Default: as was chosen before. */
  choices?: ReadingChoices;
  /** What the rows are. Default: as the names of the columns suggest. */
  kind?: RecordKind;
  /** Default: that of the tenant's mapping for this header, else a proposal. */
  definition?: MappingDefinition;
}

/** What every call takes beside its own input. */
export interface RequestOptions {
  /** Aborting it ends the request with an AbortError. */
  signal?: AbortSignal;
}

/** Where an upload goes and what it is called. */
export interface UploadTarget {
  tenantId: string;
  storeId: string;
  /** A label; never part of a path. */
  fileName: string;
  /** Batch of the store whose rows go when the file is loaded. */
  replaces?: string;
  /** Batch of the store of which the file holds mended rows. */
  supplements?: string;
}

/**
 * The uploads API, typed. A call rejects with an `ApiError` of
 * `@tieout/plugin-tenants-common`, which has status and stable code, when the
 * server refuses.
 */
export interface UploadsClient {
  getLimits(options?: RequestOptions): Promise<UploadLimits>;
  listSamples(options?: RequestOptions): Promise<Sample[]>;
  downloadSample(name: string, options?: RequestOptions): Promise<Blob>;
  listBatches(
    tenantId: string,
    query: BatchQuery,
    options?: RequestOptions,
  ): Promise<BatchPage>;
  getBatch(key: BatchKey, options?: RequestOptions): Promise<BatchDetail>;
  listRows(
    key: BatchKey,
    query: LandedRowQuery,
    options?: RequestOptions,
  ): Promise<LandedRowPage>;
  /** A row, whether it was loaded or rejected. */
  getRow(key: RowKey, options?: RequestOptions): Promise<RowDetail>;
  /** The bytes of a row as they are in the file, whatever their number. */
  downloadRowOriginal(key: RowKey, options?: RequestOptions): Promise<Blob>;
  listRejectedRows(
    key: BatchKey,
    query: RejectedRowQuery,
    options?: RequestOptions,
  ): Promise<RejectedRowPage>;
  /** All rejected rows as CSV, with formulas made harmless. */
  downloadRejectedRows(key: BatchKey, options?: RequestOptions): Promise<Blob>;
  /** The file as it was uploaded. */
  downloadFile(key: BatchKey, options?: RequestOptions): Promise<Blob>;
  /**
   * Starts a failed or cancelled batch again. `reason` has 1 to 500 characters;
   * `choices` take the place of those that the batch has, and have its file
   * read anew; the rows of the batch `replaces` go when it is loaded.
   */
  retryBatch(
    key: BatchKey,
    reason: string,
    change?: { choices?: ReadingChoices; replaces?: string },
  ): Promise<Batch>;
  /** Stops a batch that is not yet loaded. `reason` has 1 to 500 characters. */
  cancelBatch(key: BatchKey, reason: string): Promise<Batch>;
  /**
   * Takes the rows of a batch and of its supplements out of the database.
   * `reason` has 1 to 500 characters.
   */
  undoBatch(key: BatchKey, reason: string): Promise<Batch>;
  /** The bytes of the tenant's event stream, of one batch where `batchId` is given. */
  openEvents(
    scope: { tenantId: string; batchId?: string },
    options?: RequestOptions,
  ): Promise<ReadableStream<Uint8Array>>;
  /** The address to which the bytes of a file are posted. */
  getUploadUrl(target: UploadTarget): Promise<string>;
  /** The address to which the bytes of a file are posted to be inspected first. */
  getInspectionUrl(target: UploadTarget): Promise<string>;
  /** What the caller has had looked at and neither committed nor discarded. */
  listInspections(
    tenantId: string,
    query: InspectionQuery,
    options?: RequestOptions,
  ): Promise<InspectionPage>;
  getInspection(
    key: InspectionKey,
    options?: RequestOptions,
  ): Promise<Inspection>;
  /** Has the file looked at again; the choices take the place of the earlier ones. */
  inspectAgain(
    key: InspectionKey,
    choices: ReadingChoices,
  ): Promise<Inspection>;
  /** Makes a batch of the file, to be read with the choices made; the inspection is gone. */
  commitInspection(key: InspectionKey): Promise<UploadResult>;
  /** Forgets the file. */
  dropInspection(key: InspectionKey): Promise<void>;
  /** The kinds of file that are read; the tenant's own mappings first, each group by title. */
  listReportKinds(
    tenantId: string,
    options?: RequestOptions,
  ): Promise<ReportKind[]>;
  /** The first rows of an inspected or uploaded file, and what a mapping would make of them. */
  previewMapping(
    file: InspectionKey | BatchKey,
    request: MappingPreviewRequest,
    options?: RequestOptions,
  ): Promise<MappingPreview>;
  /** Mappings by name: those in use, or the archived ones. */
  listMappings(
    scope: { tenantId: string; archived?: boolean },
    options?: RequestOptions,
  ): Promise<Mapping[]>;
  getMapping(key: MappingKey, options?: RequestOptions): Promise<MappingDetail>;
  createMapping(
    tenantId: string,
    mapping: Pick<Mapping, 'name' | 'header' | 'definition'>,
  ): Promise<Mapping>;
  /** Adds a version. It is refused where `basedOn` is not the newest any more. */
  updateMapping(
    key: MappingKey,
    change: Pick<Mapping, 'name' | 'definition'> & { basedOn: number },
  ): Promise<Mapping>;
  /** Takes a mapping out of use. `reason` has 1 to 500 characters. */
  archiveMapping(key: MappingKey, reason: string): Promise<Mapping>;
}
