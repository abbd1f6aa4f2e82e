import { open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { SampleEntry } from './sampleFiles';

/** Where the sample files and their index lie, beside both src and dist. */
// eslint-disable-next-line no-restricted-syntax -- the same from both
export const SAMPLES_DIRECTORY = path.resolve(__dirname, '../files');
/** The index, an array of `SampleEntry`. */
export const SAMPLES_INDEX = 'samples.json';

/** A sample file that can be tried. */
export interface Sample extends SampleEntry {
  byteSize: number;
}

/** The sample files, in the order in which they are best tried. */
export async function listSamples(): Promise<Sample[]> {
  const index = await readFile(
    path.join(SAMPLES_DIRECTORY, SAMPLES_INDEX),
    'utf8',
  );
  const entries: SampleEntry[] = JSON.parse(index);
  return Promise.all(
    entries.map(async ({ name, title, description, marketplace }) => {
      const { size } = await stat(path.join(SAMPLES_DIRECTORY, name));
      return { name, title, description, marketplace, byteSize: size };
    }),
  );
}

/**
 * The bytes of a sample file.
 *
 * @throws Error where `listSamples` knows no such name
 */
export async function openSample(name: string): Promise<Readable> {
  const samples = await listSamples();
  if (!samples.some(sample => sample.name === name)) {
    throw new Error(`There is no sample file ${JSON.stringify(name)}`);
  }
  const file = await open(path.join(SAMPLES_DIRECTORY, name));
  return file.createReadStream();
}
