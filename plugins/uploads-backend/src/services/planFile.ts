import { ArchiveLimits, ReadingPlan, planContent } from '@tieout/ingestion';
import { TieoutDatabase } from '@tieout/database';
import { ObjectStore } from '@tieout/object-store';
import { TenantDirectory } from '@tieout/plugin-tenants-node';
import { ReadingChoices } from '@tieout/plugin-uploads-common';
import { MappingStore } from '../database/MappingStore';
import { storedBytes } from './openContent';
import { tenantProfiles } from './tenantProfiles';

/** A stored file of a store, and what a user decided about it. */
export interface PlannedFile {
  tenantId: string;
  storeId: string;
  objectKey: string;
  byteSize: number;
  choices: ReadingChoices;
}

/**
 * Decides how a stored file is to be read, by the tenant's own mappings and
 * the kinds of file that come with Tieout; reads its beginning, or all of it
 * where that leaves something open.
 *
 * @throws IngestionError where it cannot be read at all
 */
export async function planFile(
  {
    database,
    directory,
    mappings,
    objects,
    archiveLimits,
  }: {
    database: TieoutDatabase;
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
  const profiles = await database.withTenant(tenantId, tx =>
    tenantProfiles(tx, mappings, { tenantId, choices }),
  );
  return await planContent({
    source: storedBytes(objects, file),
    store,
    choices,
    archiveLimits,
    profiles,
    signal,
  });
}
