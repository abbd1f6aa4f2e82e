import {
  ArchiveLimits,
  ReadingPlan,
  planContent,
  planSupplement,
} from '@tieout/ingestion';
import { TieoutDatabase } from '@tieout/database';
import { ObjectStore } from '@tieout/object-store';
import { TenantDirectory } from '@tieout/plugin-tenants-node';
import { ReadingChoices } from '@tieout/plugin-uploads-common';
import { BatchStore } from '@tieout/plugin-uploads-node';
import { MappingStore } from '../database/MappingStore';
import { findSupplemented } from './findSupplemented';
import { storedBytes } from './openContent';
import { tenantProfiles } from './tenantProfiles';

/** A stored file of a store, and what a user decided about it. */
export interface PlannedFile {
  tenantId: string;
  storeId: string;
  objectKey: string;
  byteSize: number;
  choices: ReadingChoices;
  /** The batch of which it holds mended rows. */
  supplementsBatchId?: string;
  /** Itself, once it is a batch. */
  batchId?: string;
}

/**
 * Decides how a stored file is to be read, by the tenant's own mappings and
 * the kinds of file that come with Tieout; reads its beginning, or all of it
 * where that leaves something open. A supplement is read as its batch was.
 *
 * @throws IngestionError where it cannot be read at all
 * @throws TaskError `SUPPLEMENTED_BATCH_GONE`
 */
export async function planFile(
  {
    database,
    batches,
    directory,
    mappings,
    objects,
    archiveLimits,
  }: {
    database: TieoutDatabase;
    batches: Pick<BatchStore, 'get' | 'listBound'>;
    directory: Pick<TenantDirectory, 'getStore'>;
    mappings: Pick<MappingStore, 'list' | 'getVersion'>;
    objects: Pick<ObjectStore, 'open'>;
    archiveLimits?: Partial<ArchiveLimits>;
  },
  { tenantId, storeId, choices, ...file }: PlannedFile,
  signal: AbortSignal,
): Promise<ReadingPlan> {
  const store = await directory.getStore(tenantId, storeId);
  if (!store) throw new Error(`The store ${storeId} is not there`);
  const options = {
    source: storedBytes(objects, file),
    store,
    choices,
    archiveLimits,
    signal,
  };
  const supplemented = await database.withTenant(tenantId, tx =>
    findSupplemented(tx, batches, { tenantId, ...file }),
  );
  if (supplemented) {
    const { supplement, of } = supplemented;
    return await planSupplement({ ...options, supplement, of });
  }
  const profiles = await database.withTenant(tenantId, tx =>
    tenantProfiles(tx, mappings, { tenantId, choices }),
  );
  return await planContent({ ...options, profiles });
}
