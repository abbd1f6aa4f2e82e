import path from 'node:path';
import { profilesFolder } from '../profiles/builtInProfiles';
import { describeFormats } from './describeFormats';
import { readSamples } from './readSamples';

/** Where the page about formats is. */
export function formatsFile(): string {
  return path.join(profilesFolder(), '../../../docs/formats.md');
}

/** What has to be in it. */
export async function formatsPage(): Promise<string> {
  return describeFormats(await readSamples());
}
