import { IngestionError } from '../IngestionError';
import { planReading } from '../plan/planReading';
import { collectRows } from '../testing/collectRows';
import { Readable } from 'node:stream';

const STORE = { timeZone: 'Europe/Berlin', currency: 'EUR' };

/** What became of a file. */
export type FileOutcome =
  | { refused: string; line: number | undefined; message: string }
  | {
      /** What was asked before. */
      asked: string[];
      accepted: Array<{ line: number; start: number; length: number } & Row>;
      rejected: Array<{ line: number; start: number; length: number } & Row>;
      skipped: object;
      sums: object[];
    };

interface Row {
  /** The record or the fault, as one text. */
  said: string;
}

/**
 * Reads a file that comes in pieces and tells what became of it; a file of
 * which something is asked is read with what is proposed.
 *
 * @throws whatever is no IngestionError: no file may cause it
 */
export async function describeFile(
  pieces: readonly Buffer[],
): Promise<FileOutcome> {
  try {
    const { plan, asked } = await planAsProposed(pieces);
    const rows = await collectRows(pieces, { store: STORE, plan });
    return {
      asked,
      accepted: rows.accepted.map(row => ({
        line: row.lineNumber,
        start: row.byteStart,
        length: row.byteLength,
        said: `${row.rowNumber} ${row.kind} ${row.rowKey} ${row.payload}`,
      })),
      rejected: rows.rejected.map(row => ({
        line: row.lineNumber,
        start: row.byteStart,
        length: row.byteLength,
        said: `${row.rowNumber} ${row.code} ${row.column} ${row.message} ${row.original}`,
      })),
      skipped: rows.summary.skipped,
      sums: rows.summary.sums,
    };
  } catch (error) {
    if (!(error instanceof IngestionError)) throw error;
    const { code, line, message } = error;
    return { refused: code, line, message };
  }
}

/** Plans a reading and gives the proposed answer to whatever it asks. */
async function planAsProposed(pieces: readonly Buffer[]) {
  const options = { open: () => Readable.from(pieces), store: STORE };
  const plan = await planReading(options);
  const { questions } = plan;
  if (questions.length === 0) return { plan, asked: [] };
  const choices = Object.fromEntries(
    questions.map(({ about, proposed }) => [about, proposed]),
  );
  return {
    plan: await planReading({ ...options, choices }),
    asked: questions.map(question => JSON.stringify(question)),
  };
}
