import {
  harmlessCell,
  originalCells,
  ownCellsOf,
  restoredCell,
} from '@tieout/ingestion';
import { RejectedRow } from '@tieout/plugin-uploads-common';
import { BatchRecord } from '@tieout/plugin-uploads-node';

/**
 * The cells of a rejected row as a file of rejected rows has them: those of
 * `REJECT_COLUMNS`, then its own. Of a supplement they are those that it was
 * uploaded with, and belong to the batch that it supplements. Text that is not
 * whole is one cell, as it stands.
 */
export async function rejectCells(
  { batchId, supplementsBatchId, reading }: BatchRecord,
  { rowNumber, lineNumber, code, message, original }: RejectedRow,
): Promise<string[]> {
  const cells = reading
    ? await originalCells(reading.plan, original)
    : [original];
  const isDivided = cells.length > 1;
  const own =
    supplementsBatchId && isDivided
      ? ownCellsOf(cells).map(restoredCell)
      : cells;
  return [
    String(rowNumber),
    String(lineNumber),
    code,
    message,
    supplementsBatchId ?? batchId,
    ...own,
  ].map(harmlessCell);
}
