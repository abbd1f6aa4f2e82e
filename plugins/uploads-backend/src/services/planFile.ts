import { ArchiveLimits, ReadingPlan, planContent } from '@tieout/ingestion';
import { ObjectStore } from '@tieout/object-store';
import { TenantDirectory } from '@tieout/plugin-tenants-node';
import { ReadingChoices } from '@tieout/plugin-uploads-common';
import { storedBytes } from './openContent';

/** A stored file of a store, and what a user decided about it. */
export interface PlannedFile {
  tenantId: string;
  storeId: string;
  objectKey: string;
  byteSize: number;
  choices: ReadingChoices;
}

/**
 * Decides how a stored file is to be read; reads its beginning, or all of it
 * where that leaves something open.
 *
 * @throws IngestionError where it cannot be read at all
 */
export async function planFile(
  {
    directory,
    objects,
    archiveLimits,
  }: {
    directory: Pick<TenantDirectory, 'getStore'>;
    objects: Pick<ObjectStore, 'open'>;
    archiveLimits?: Partial<ArchiveLimits>;
  },
  { tenantId, storeId, choices, ...file }: PlannedFile,
  signal: AbortSignal,
): Promise<ReadingPlan> {
  const store = await directory.getStore(tenantId, storeId);
  if (!store) throw new Error(`The store ${storeId} is not there`);
  return await planContent({
    source: storedBytes(objects, file),
    store,
    choices,
    archiveLimits,
    signal,
  });
}
