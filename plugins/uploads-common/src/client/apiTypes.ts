import type { components, operations } from '../schema/openapi';

export type { operations };

type Schemas = components['schemas'];

/** Where a batch stands in its life cycle; see `batchTransitions`. */
export type BatchStatus = Schemas['BatchStatus'];

/** One uploaded file and what became of it. Sizes in bytes, times ISO 8601 in UTC. */
export type Batch = Schemas['Batch'];

/** How far a batch is: rows and bytes while parsing, dbt nodes while transforming. */
export type BatchProgress = Schemas['BatchProgress'];

/** Why a batch failed: stage, stable code and a message for people. */
export type BatchFailure = Schemas['Failure'];

/** One change of state of a batch, with its actor and reason. */
export type BatchEvent = Schemas['BatchEvent'];

/** A batch that replaces or supplements another, or the other way round. */
export type RelatedBatch = Schemas['RelatedBatch'];

/** One attempt of a job that worked on a batch. */
export type JobRun = Schemas['JobRun'];

/** A batch with its events and the jobs behind it. */
export type BatchDetail = Schemas['BatchDetail'];

/** One page of the batch list; the cursors lead to its neighbours. */
export type BatchPage = Schemas['BatchPage'];

/** Filter, order and page of the batch list. `limit` is 25 unless given, at most 200. */
export type BatchQuery = NonNullable<
  operations['listBatches']['parameters']['query']
>;

/** A row of the file that was loaded, as lists show it. Row and line numbers count from 1, amounts are decimal text. */
export type LandedRow = Schemas['LandedRow'];

/** One page of loaded rows, in the order of the file. */
export type LandedRowPage = Schemas['LandedRowPage'];

/** Filter and page of the loaded rows. `limit` is 25 unless given, at most 200. */
export type LandedRowQuery = NonNullable<
  operations['listRows']['parameters']['query']
>;

/** A row of the file with its canonical record, or why it has none, and its original text. */
export type RowDetail = Schemas['RowDetail'];

/** A row as it stands in the file, or the beginning of a long one. */
export type RowOriginal = Schemas['RowOriginal'];

/** What a record is of. */
export type RecordKind = Schemas['RecordKind'];

/** A row of the file that was not loaded. Row and line numbers count from 1. */
export type RejectedRow = Schemas['RejectedRow'];

/** One page of rejected rows, in the order of the file. */
export type RejectedRowPage = Schemas['RejectedRowPage'];

/** Page of the rejected rows. `limit` is 50 unless given, at most 500. */
export type RejectedRowQuery = NonNullable<
  operations['listRejectedRows']['parameters']['query']
>;

/** Answer to an upload; `created` is false where the same bytes were there before. */
export type UploadResult = Schemas['UploadResult'];

/** What an upload may be. */
export type UploadLimits = Schemas['Limits'];

/** A synthetic file to try. */
export type Sample = Schemas['Sample'];

/** What a user decided about how a file is to be read. */
export type ReadingChoices = Schemas['ReadingChoices'];

/** A kind of file that is read: one that comes with Tieout, or a mapping of the tenant. */
export type ReportKind = Schemas['ReportKind'];

/** How the columns of a tenant's own files are read. */
export type MappingDefinition = Schemas['MappingDefinition'];

/** A column of a tenant's own files, and the field that it fills. */
export type MappedField = Schemas['MappedField'];

/** How a tenant has files with one header read, in its newest version. */
export type Mapping = Schemas['Mapping'];

/** A mapping with its versions, the newest first. */
export type MappingDetail = Schemas['MappingDetail'];

/** A field that a column can fill. */
export type MappableField = Schemas['MappableField'];

/** The first rows of a file, and what a mapping would make of them. */
export type MappingPreview = Schemas['MappingPreview'];

/** How a file was read, or is to be. */
export type BatchReading = Schemas['BatchReading'];

/** Something that the values of a file leave open. */
export type ReadingQuestion = Schemas['ReadingQuestion'];

/** A stored file that was looked at as if it were loaded; kept for a day. Sizes in bytes, times ISO 8601 in UTC. */
export type Inspection = Schemas['Inspection'];

/** An inspection as lists show it. Sizes in bytes, times ISO 8601 in UTC. */
export type InspectionSummary = Schemas['InspectionSummary'];

/** One page of inspections, the newest first; the cursor leads to the next. */
export type InspectionPage = Schemas['InspectionPage'];

/** Page of the inspections. `limit` is 20 unless given, at most 100. */
export type InspectionQuery = NonNullable<
  operations['listInspections']['parameters']['query']
>;

/** Where an inspection stands: a worker has yet to come, is at it, has ended it, or could not. */
export type InspectionStatus = Schemas['InspectionStatus'];

/** What would become of the rows of a file, were it loaded now. */
export type InspectedRows = Schemas['InspectedRows'];

/** A settlement that two batches have, with different content. */
export type SettlementDifference = Schemas['SettlementDifference'];

/** What the loaded records of one kind and currency add up to. */
export type KindSum = Schemas['KindSum'];

/** A total that a file states, beside what its rows add up to. */
export type ControlTotal = Schemas['ControlTotal'];
