import { IngestionError } from '../IngestionError';
import type { Cells } from '../rows/cells';
import type { FileHeader } from '../rows/FileReading';
import { RoundedIds } from '../values/damagedId';

/** Watches the identifiers of a file for the marks of a spreadsheet. */
export class IdSurvey {
  private readonly columns: ReadonlyArray<{ index: number; seen: RoundedIds }>;

  constructor(private readonly header: FileHeader) {
    const indexes = new Set(
      Object.values(header.profile.records).flatMap(record =>
        (record?.columns ?? [])
          .filter(column => column.kind === 'id' && !column.pattern)
          .map(column => header.indexOf(column.names)),
      ),
    );
    indexes.delete(-1);
    this.columns = [...indexes].map(index => ({
      index,
      seen: new RoundedIds(),
    }));
  }

  add(cells: Cells): void {
    if (cells.length !== this.header.names.length) return;
    for (const { index, seen } of this.columns) seen.add(cells[index]);
  }

  /** @throws IngestionError `DAMAGED_ID` where a column was rounded */
  refuseDamaged(): void {
    for (const { index, seen } of this.columns) {
      if (seen.damaged === undefined) continue;
      throw damagedIdError(this.header.names[index], seen.damaged);
    }
  }
}

/** What to tell of a file whose identifiers a spreadsheet has destroyed. */
export function damagedIdError(
  column: string,
  example: string,
  line?: number,
): IngestionError {
  return new IngestionError(
    'DAMAGED_ID',
    `"${column}" holds ${example}: a spreadsheet has rounded the identifiers, and what they were cannot be recovered. Export the file again and upload it without opening it in a spreadsheet.`,
    line,
  );
}
