import { mappingIdOf } from '@tieout/ingestion';
import { BatchReading, ReadingChoices } from '@tieout/plugin-uploads-common';

/**
 * The choices by which a file is read again as it was: a mapping of the tenant
 * in the version that read it, for it may have another one by then.
 */
export function pinnedChoices(
  choices: ReadingChoices,
  reading: BatchReading | undefined,
): ReadingChoices {
  const { profile, profileVersion } = reading?.plan ?? {};
  if (!profile || mappingIdOf(profile.value) === undefined) return choices;
  return { ...choices, profileId: profile.value, profileVersion };
}
