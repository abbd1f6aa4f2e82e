import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type Profile, profileSchema } from './Profile';

let known: readonly Profile[] | undefined;

/**
 * The kinds of file that come with Tieout, by id: every folder of `profiles`
 * in this package is one. Read and checked once in a process.
 *
 * @throws ZodError where a profile is not written as it should be
 */
export function builtInProfiles(): readonly Profile[] {
  known ??= readProfiles(profilesFolder());
  return known;
}

/** Folder with a folder for each kind of file. */
export function profilesFolder(): string {
  return path.join(
    path.dirname(require.resolve('@tieout/ingestion/package.json')),
    'profiles',
  );
}

function readProfiles(folder: string): Profile[] {
  return readdirSync(folder)
    .sort()
    .map(id => path.join(folder, id, 'profile.yaml'))
    .filter(file => existsSync(file))
    .map(file => profileSchema.parse(parse(readFileSync(file, 'utf8'))));
}
