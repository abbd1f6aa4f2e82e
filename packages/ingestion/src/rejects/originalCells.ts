import { DEFAULT_LIMITS } from '../limits';
import { createRecords } from '../records/createRecords';
import { isCut } from '../text/cutText';

/** How the records of a file are divided, as its plan says. */
export interface RowDialect {
  delimiter: { value: string };
  quotes: { value?: unknown };
}

/**
 * The cells of a row, from its original text. A row that was cut, or whose
 * quotes are not closed, gives its text as one cell, which no correction makes
 * a row of the file: cells of which the end is missing would pass for whole.
 */
export async function originalCells(
  { delimiter, quotes }: RowDialect,
  original: string,
): Promise<string[]> {
  if (isCut(original)) return [original];
  let cells: string[] | undefined;
  const records = createRecords({
    dialect: {
      delimiter: delimiter.value,
      quote: quotes.value === true ? '"' : null,
      lineEnd: 'lf',
    },
    limits: DEFAULT_LIMITS,
    onRecord: record => {
      cells ??= [...record.cells];
    },
  });
  try {
    await records.write(Buffer.from(original.replace(/[\r\n]+$/, '')));
    await records.end();
  } catch {
    return [original];
  }
  return cells ?? [original];
}
