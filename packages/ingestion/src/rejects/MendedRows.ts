import { IngestionError } from '../IngestionError';
import { isBlank } from '../rows/cells';
import type { MendedRecord } from './MendedRecord';
import type { Supplement } from './Supplement';

const AGAIN =
  'Download the rejected rows again, and correct only the columns of the export.';

/** Tells which row of a batch each row of a supplement is; a bit a row of that batch is remembered. */
export class MendedRows {
  /** Number that the row at hand has in the file of its batch. */
  row = 0;
  private readonly met: Uint8Array;

  constructor(private readonly supplement: Supplement) {
    this.met = new Uint8Array(Math.floor(supplement.rows / 8) + 1);
  }

  /**
   * Takes in the next row.
   *
   * @returns whether it is one: a spreadsheet leaves some over that say nothing
   * @throws IngestionError `NOT_THE_REJECTS` where it is of another batch,
   *   `ROW_NOT_REJECTED` where that file has no such row, `ROW_REPEATED` where
   *   it has been there before
   */
  take({ belongs, cells, line }: MendedRecord): boolean {
    const { batchId, fileName, rows } = this.supplement;
    if (belongs.row === '' && cells.every(isBlank)) return false;
    if (belongs.batch.toLowerCase() !== batchId) {
      throw new IngestionError(
        'NOT_THE_REJECTS',
        `Line ${line} is no rejected row of ${fileName}: its "tieout_batch" is ${JSON.stringify(belongs.batch.slice(0, 60))}. Upload it on the page of its own batch, or download the rejected rows of ${fileName} again.`,
        line,
      );
    }
    const number = /^\d{1,10}$/.test(belongs.row) ? Number(belongs.row) : 0;
    if (number < 1 || number > rows) {
      throw new IngestionError(
        'ROW_NOT_REJECTED',
        `Line ${line} does not tell which row of ${fileName} it is: its "tieout_row" is ${JSON.stringify(belongs.row.slice(0, 60))}. ${AGAIN}`,
        line,
      );
    }
    this.meet(number, line);
    this.row = number;
    return true;
  }

  private meet(number: number, line: number): void {
    const at = Math.floor(number / 8);
    const bit = 1 << (number % 8);
    if (this.met[at] & bit) {
      throw new IngestionError(
        'ROW_REPEATED',
        `Line ${line} has row ${number} of ${this.supplement.fileName} once more. Leave the line that is right, and remove the other.`,
        line,
      );
    }
    this.met[at] |= bit;
  }
}
