import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SAMPLE_FILES } from './sampleFiles';
import { SAMPLES_DIRECTORY, SAMPLES_INDEX } from './samples';

/** The text of the index of samples. */
export function samplesIndex(): string {
  const entries = SAMPLE_FILES.map(
    ({ name, title, description, marketplace }) => ({
      name,
      title,
      description,
      marketplace,
    }),
  );
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** Writes the sample files and their index anew; returns the paths written. */
export async function writeSamples(): Promise<string[]> {
  await mkdir(SAMPLES_DIRECTORY, { recursive: true });
  const written: string[] = [];
  const write = async (name: string, content: Buffer | string) => {
    const file = path.join(SAMPLES_DIRECTORY, name);
    await writeFile(file, content);
    written.push(file);
  };
  for (const sample of SAMPLE_FILES) {
    await write(sample.name, await sample.content());
  }
  await write(SAMPLES_INDEX, samplesIndex());
  return written;
}
