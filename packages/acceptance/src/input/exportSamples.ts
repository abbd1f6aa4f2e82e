import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { inCheckout } from '../harness/inCheckout';

const PROFILES = inCheckout('packages/ingestion/profiles');

const expectedSchema = z.object({
  loaded: z.record(z.string(), z.number()),
  rejected: z.number(),
});

/** A sample of one kind of export, and how many rows it holds. */
export interface ExportSample {
  profile: string;
  fileName: string;
  content: Buffer;
  /** Rows by the table of `raw` that they land in. */
  loaded: Record<string, number>;
  rejected: number;
}

/** The sample of every kind of export that is known. */
export function exportSamples(): ExportSample[] {
  return readdirSync(PROFILES).map(profile => {
    const folder = path.join(PROFILES, profile);
    const sample = readdirSync(folder).find(name => name.startsWith('sample.'));
    if (!sample) throw new Error(`${folder} has no sample`);
    const expected = readFileSync(path.join(folder, 'expected.yaml'), 'utf8');
    return {
      profile,
      fileName: `${profile}${path.extname(sample)}`,
      content: readFileSync(path.join(folder, sample)),
      ...expectedSchema.parse(parse(expected)),
    };
  });
}
