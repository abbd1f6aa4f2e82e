import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Profile } from '../profiles/profileSchema';

const headerSchema = z.tuple([z.array(z.string())]);

/**
 * The cells of the first line that is not empty, split as a profile would.
 *
 * @returns no cells where the line cannot be split so
 */
export function readHeaderLine(
  text: Buffer,
  dialect: Pick<Profile, 'delimiter' | 'quote'>,
): string[] {
  try {
    const records: unknown = parse(text, {
      delimiter: dialect.delimiter,
      quote: dialect.quote ?? false,
      escape: dialect.quote ?? false,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: text.length + 1,
      to: 1,
    });
    return headerSchema.parse(records)[0];
  } catch (error) {
    if (error instanceof CsvError || error instanceof z.ZodError) return [];
    throw error;
  }
}
