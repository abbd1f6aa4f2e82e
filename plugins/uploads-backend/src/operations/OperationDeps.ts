import { NotFoundError } from '@backstage/errors';
import { TieoutDatabase } from '@tieout/database';
import { ArchiveLimits } from '@tieout/ingestion';
import { ObjectStore } from '@tieout/object-store';
import { JobRunStore, JobsService } from '@tieout/plugin-jobs-node';
import { withCode } from '@tieout/plugin-tenants-node';
import { BatchRecord, BatchStore } from '@tieout/plugin-uploads-node';
import { InspectionRecord, InspectionStore } from '../database/InspectionStore';
import { FoundRow, LandedRowStore } from '../database/LandedRowStore';
import { MappingRecord, MappingStore } from '../database/MappingStore';
import { RejectedRowStore } from '../database/RejectedRowStore';
import { BatchFeed } from '../services/BatchFeed';
import { UploadReceiver } from '../services/UploadReceiver';

/** What the operations of this plugin work with. */
export interface OperationDeps {
  database: TieoutDatabase;
  batches: BatchStore;
  inspections: InspectionStore;
  landedRows: LandedRowStore;
  mappings: MappingStore;
  rejectedRows: RejectedRowStore;
  jobRuns: JobRunStore;
  jobs: JobsService;
  objects: ObjectStore;
  archiveLimits: ArchiveLimits;
  receiver: UploadReceiver;
  feed: BatchFeed;
}

/** @throws NotFoundError `BATCH_NOT_FOUND` */
export function found(batch: BatchRecord | undefined): BatchRecord {
  if (!batch) {
    throw withCode(
      new NotFoundError('This tenant has no such batch'),
      'BATCH_NOT_FOUND',
    );
  }
  return batch;
}

/** @throws NotFoundError `ROW_NOT_FOUND` */
export function foundRow(row: FoundRow | undefined): FoundRow {
  if (!row) {
    throw withCode(
      new NotFoundError('The batch has no such row'),
      'ROW_NOT_FOUND',
    );
  }
  return row;
}

/** @throws NotFoundError `INSPECTION_NOT_FOUND` */
export function foundInspection(
  inspection: InspectionRecord | undefined,
): InspectionRecord {
  if (!inspection) {
    throw withCode(
      new NotFoundError(
        'This tenant has no such inspection, or it was committed, dropped or is older than a day',
      ),
      'INSPECTION_NOT_FOUND',
    );
  }
  return inspection;
}

/** @throws NotFoundError `MAPPING_NOT_FOUND` */
export function foundMapping(
  mapping: MappingRecord | undefined,
): MappingRecord {
  if (!mapping) {
    throw withCode(
      new NotFoundError('This tenant has no such mapping'),
      'MAPPING_NOT_FOUND',
    );
  }
  return mapping;
}
