import { z } from 'zod';
import { RECORD_KINDS } from '../profiles/vocabulary';

const name = z.string().min(1).max(1000);

/**
 * How a tenant has the columns of its own files read. Columns are named as the
 * file names them, blank and repeated ones as they are told apart: `column 3`,
 * `Note (2)`.
 */
export const mappingDefinitionSchema = z.strictObject({
  /** What the rows are. */
  kind: z.enum(RECORD_KINDS),
  fields: z
    .array(
      z.strictObject({
        field: name,
        column: name,
        /** Money: how it becomes signed as the merchant sees it. Default: as it is. */
        sign: z.enum(['asGiven', 'negative', 'inverted']).optional(),
        /** Money: the column that is subtracted, as debit from credit. */
        minus: name.optional(),
      }),
    )
    .max(100),
  /** Fields that tell a row from every other of the store; none: its content. */
  identity: z.array(name).max(5).default([]),
  /** Words of the status, or of the type of a transaction, and what they mean. */
  words: z.record(name, name).default({}),
  /** How amounts are written. Default: as the values show, or the user says. */
  numbers: z.enum(['point', 'comma']).optional(),
  /** In which order dates are written. Default: likewise. */
  dates: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  /** Zone of times that name none: IANA. Default: the store's. */
  timeZone: name.optional(),
  /** Columns about persons, which are not stored. */
  personal: z.array(name).max(512).default([]),
});

/** How a tenant has the columns of its own files read. */
export type MappingDefinition = z.infer<typeof mappingDefinitionSchema>;

/** A mapping as a tenant has it. */
export interface TenantMapping {
  mappingId: string;
  version: number;
  /** What the tenant calls it. */
  name: string;
  /** Names of all columns as they stand in the file. */
  header: readonly string[];
  definition: MappingDefinition;
}
