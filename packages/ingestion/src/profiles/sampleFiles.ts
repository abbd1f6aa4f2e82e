import { readdirSync } from 'node:fs';
import path from 'node:path';
import { profilesFolder } from './builtInProfiles';

/** A made file of a kind, and where it is written what it must give. */
export interface SampleFile {
  /** Its name in the profile's folder, such as `sample-german.csv`. */
  name: string;
  file: string;
  /** The YAML file that says what it must give: `expected-german.yaml`. */
  expected: string;
}

/** The samples of a profile: `sample.*` first, then others by their names. */
export function sampleFiles(profileId: string): SampleFile[] {
  const folder = path.join(profilesFolder(), profileId);
  return readdirSync(folder)
    .filter(name => name.startsWith('sample'))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .map(name => ({
      name,
      file: path.join(folder, name),
      expected: path.join(
        folder,
        `${nameOf(name).replace('sample', 'expected')}.yaml`,
      ),
    }));
}

function nameOf(file: string): string {
  return path.parse(file).name;
}
