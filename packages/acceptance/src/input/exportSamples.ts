import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { inCheckout } from '../harness/inCheckout';

const PROFILES = inCheckout('packages/ingestion/profiles');

const expectedSchema = z.object({
  store: z
    .object({ currency: z.string(), timeZone: z.string() })
    .prefault({ currency: 'USD', timeZone: 'UTC' }),
  loaded: z.record(z.string(), z.number()),
  rejected: z.number(),
});

/** A sample of a kind of export, and how many rows it holds. */
export interface ExportSample {
  profile: string;
  fileName: string;
  content: Buffer;
  /** The store that it is of: amounts and times may leave this open. */
  store: { currency: string; timeZone: string };
  /** Rows by the table of `raw` that they land in. */
  loaded: Record<string, number>;
  rejected: number;
}

/** The samples of every kind of export that is known. */
export function exportSamples(): ExportSample[] {
  return readdirSync(PROFILES).flatMap(profile => {
    const folder = path.join(PROFILES, profile);
    const samples = readdirSync(folder).filter(name =>
      name.startsWith('sample'),
    );
    if (samples.length === 0) throw new Error(`${folder} has no sample`);
    return samples.map(sample => {
      const { name, ext } = path.parse(sample);
      const expected = `${name.replace('sample', 'expected')}.yaml`;
      return {
        profile,
        fileName: `${name.replace('sample', profile)}${ext}`,
        content: readFileSync(path.join(folder, sample)),
        ...expectedSchema.parse(
          parse(readFileSync(path.join(folder, expected), 'utf8')),
        ),
      };
    });
  });
}
