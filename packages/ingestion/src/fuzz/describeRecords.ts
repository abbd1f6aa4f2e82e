import { IngestionError } from '../IngestionError';
import type { RecordOptions, RecordSource } from '../records/RecordSource';

/** What was told of one record. */
export interface ToldRecord {
  cells: string[];
  line: number;
  byteStart: number;
  byteEnd: number;
  malformedQuotes: boolean;
  hasNul: boolean;
  original: string;
}

/** Everything that a text was divided into, and how that ended. */
export interface ToldRecords {
  records: ToldRecord[];
  error?: { code: string; line: number | undefined; message: string };
}

/** How a text is divided. */
export type RecordSourceClass = new (options: RecordOptions) => RecordSource;

/** Divides a text that comes in pieces and keeps all that was told of it. */
export async function describeRecords(
  Source: RecordSourceClass,
  pieces: Iterable<Buffer>,
  options: Omit<RecordOptions, 'onRecord'>,
): Promise<ToldRecords> {
  const records: ToldRecord[] = [];
  const source = new Source({
    ...options,
    onRecord: record =>
      records.push({
        cells: [...record.cells],
        line: record.line,
        byteStart: record.byteStart,
        byteEnd: record.byteEnd,
        malformedQuotes: record.malformedQuotes,
        hasNul: record.hasNul,
        original: record.original(Infinity).toString('latin1'),
      }),
  });
  try {
    for (const piece of pieces) await source.write(piece);
    await source.end();
    return { records };
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    const { code, line, message } = error;
    return { records, error: { code, line, message } };
  }
}
