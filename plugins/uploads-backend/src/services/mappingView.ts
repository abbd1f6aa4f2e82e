import { mappingProfileId } from '@tieout/ingestion';
import { Mapping } from '@tieout/plugin-uploads-common';
import { MappingRecord, MappingUse } from '../database/MappingStore';

/** A mapping as the API shows it. */
export function mappingView(
  mapping: MappingRecord,
  use?: Omit<MappingUse, 'mappingId'>,
): Mapping {
  const { tenantId, mappingId, name, version, header, definition } = mapping;
  return {
    tenantId,
    mappingId,
    profileId: mappingProfileId(mappingId),
    name,
    version,
    header: [...header],
    definition,
    batches: use?.batches ?? 0,
    lastUsedAt: use?.lastUsedAt.toISOString(),
    lastBatchId: use?.lastBatchId,
    createdBy: mapping.createdBy,
    createdAt: mapping.createdAt.toISOString(),
    updatedBy: mapping.updatedBy,
    updatedAt: mapping.updatedAt.toISOString(),
    archivedAt: mapping.archivedAt?.toISOString(),
  };
}
