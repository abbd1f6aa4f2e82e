import {
  Profile,
  builtInProfiles,
  mappingIdOf,
  mappingProfile,
} from '@tieout/ingestion';
import { ReadingChoices } from '@tieout/plugin-uploads-common';
import { Knex } from 'knex';
import {
  MAX_MAPPINGS,
  MappingRecord,
  MappingStore,
} from '../database/MappingStore';

/**
 * The kinds of file that a tenant knows: its own mappings in use, then those
 * that come with Tieout. Where the choices name a version of a mapping, it is
 * that one, whatever became of the mapping since.
 */
export async function tenantProfiles(
  tx: Knex.Transaction,
  mappings: Pick<MappingStore, 'list' | 'getVersion'>,
  { tenantId, choices }: { tenantId: string; choices: ReadingChoices },
): Promise<Profile[]> {
  const used = await mappings.list(tx, {
    tenantId,
    archived: false,
    limit: MAX_MAPPINGS,
  });
  const chosen = await chosenMapping(tx, mappings, { tenantId, choices });
  const others = used.filter(one => one.mappingId !== chosen?.mappingId);
  return [
    ...(chosen ? [chosen, ...others] : others).map(mappingProfile),
    ...builtInProfiles(),
  ];
}

async function chosenMapping(
  tx: Knex.Transaction,
  mappings: Pick<MappingStore, 'getVersion'>,
  { tenantId, choices }: { tenantId: string; choices: ReadingChoices },
): Promise<MappingRecord | undefined> {
  const { profileId, profileVersion: version } = choices;
  const mappingId = profileId && mappingIdOf(profileId);
  if (!mappingId || version === undefined) return undefined;
  return await mappings.getVersion(tx, { tenantId, mappingId, version });
}
