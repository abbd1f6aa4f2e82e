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

  /**
   * Takes in the cells of a data row; rows of another width say nothing.
   *
   * @throws IngestionError `DAMAGED_ID` where this row and those before it were rounded
   */
  add(cells: Cells, line: number): void {
    const { names } = this.header;
    if (cells.length !== names.length) return;
    for (const { index, seen } of this.columns) {
      const example = seen.add(cells[index]) ? seen.stretch : undefined;
      if (example !== undefined)
        throw damagedIdError(names[index], example, line);
    }
  }

  /** @throws IngestionError `DAMAGED_ID` where a whole column was rounded */
  refuseDamaged(): void {
    for (const { index, seen } of this.columns) {
      const example = seen.damaged ?? seen.stretch;
      if (example === undefined) continue;
      throw damagedIdError(this.header.names[index], example);
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
