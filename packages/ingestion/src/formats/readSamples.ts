import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { builtInProfiles, profilesFolder } from '../profiles/builtInProfiles';
import type { Profile } from '../profiles/Profile';
import { sampleFiles } from '../profiles/sampleFiles';
import { collectRows, type CollectedRows } from '../testing';

/** A kind of file with what one of its samples gave. */
export interface ReadSample {
  profile: Profile;
  /** What its profile says at the top, in one paragraph. */
  about: string;
  /** Name of the sample in the profile's folder. */
  fileName: string;
  rows: CollectedRows;
}

const storeSchema = z.object({
  store: z
    .object({ currency: z.string(), timeZone: z.string() })
    .prefault({ currency: 'USD', timeZone: 'UTC' }),
});

/** Reads the samples of all profiles, in the order of their ids. */
export async function readSamples(): Promise<ReadSample[]> {
  const samples: ReadSample[] = [];
  for (const profile of builtInProfiles()) {
    const about = headComment(
      path.join(profilesFolder(), profile.id, 'profile.yaml'),
    );
    for (const { name, file, expected } of sampleFiles(profile.id)) {
      const { store } = storeSchema.parse(
        parse(readFileSync(expected, 'utf8')),
      );
      const rows = await collectRows([readFileSync(file)], { store });
      samples.push({ profile, about, fileName: name, rows });
    }
  }
  return samples;
}

function headComment(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const end = lines.findIndex(line => !line.startsWith('#'));
  return lines
    .slice(0, end)
    .map(line => line.replace(/^#\s*/, ''))
    .join(' ');
}
