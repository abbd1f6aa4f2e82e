import { z } from 'zod';
import { FILE_ENCODINGS } from '../encoding/FileEncoding';
import { profileSchema } from '../profiles/Profile';
import { RECORD_KINDS } from '../profiles/vocabulary';
import type { ReadingPlan } from './ReadingPlan';

const numbers = z.enum(['point', 'comma']);
const dates = z.enum(['dmy', 'mdy', 'ymd']);

const decided = <T extends z.ZodType>(value: T) =>
  z.object({
    value,
    confidence: z.number(),
    evidence: z.string(),
    by: z.enum(['file', 'profile', 'user']),
    unneeded: z.literal(true).optional(),
  });

/** A plan as it is kept with the batch that was read by it; of a file that stands for itself and has no open questions. */
export const readingPlanSchema: z.ZodType<ReadingPlan> = z
  .object({
    packing: z
      .object({
        kind: z.enum(['gzip', 'zip', 'xlsx']),
        part: decided(z.string()),
        parts: z.array(z.string()),
      })
      .optional(),
    encoding: decided(z.enum(FILE_ENCODINGS)),
    bomBytes: z.int(),
    delimiter: decided(z.string()),
    quotes: decided(z.boolean()),
    lineEnd: z.enum(['lf', 'cr']),
    headerRecord: decided(z.int()),
    headerLine: z.int(),
    header: z.array(z.string()),
    fingerprint: z.string(),
    profile: decided(z.string()),
    profileVersion: z.int(),
    profileTitle: z.string(),
    ownProfile: profileSchema.optional(),
    kind: z.enum(RECORD_KINDS),
    // Plans that are older do not say; what reads by one goes by its profile.
    partialOrders: z.boolean().default(false),
    number: decided(numbers),
    numberByColumn: z.record(z.string(), numbers),
    date: decided(dates),
    dateByColumn: z.record(z.string(), dates),
    timeZone: z.string(),
    timeZoneByColumn: z.record(z.string(), z.string()).optional(),
    currency: z.string().optional(),
    currencyStated: z.literal(true).optional(),
    questions: z.array(z.never()),
  })
  .transform(({ currency, ...plan }) => ({ ...plan, currency }));
