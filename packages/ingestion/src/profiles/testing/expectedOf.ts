import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SampleFile } from '../sampleFiles';
import { RECORD_KINDS } from '../vocabulary';

const byKind = <T extends z.ZodType>(value: T) =>
  z.partialRecord(z.enum(RECORD_KINDS), value);

/** What a sample of a profile must give; `profiles/<id>/expected*.yaml`. */
const expectedSchema = z.strictObject({
  store: z
    .strictObject({ currency: z.string(), timeZone: z.string() })
    .prefault({ currency: 'USD', timeZone: 'UTC' }),
  encoding: z.string(),
  delimiter: z.string(),
  headerLine: z.int(),
  loaded: byKind(z.int()),
  rejected: z.int(),
  skipped: z.record(z.string(), z.int()).default({}),
  sums: byKind(z.record(z.string(), z.record(z.string(), z.string()))).default(
    {},
  ),
  controls: z
    .array(
      z.strictObject({
        per: z.string(),
        stated: z.string(),
        summed: z.string(),
      }),
    )
    .default([]),
  first: byKind(z.record(z.string(), z.unknown())).default({}),
});

/** Reads what a sample must give. */
export function expectedOf({ expected }: SampleFile) {
  return expectedSchema.parse(parse(readFileSync(expected, 'utf8')));
}
