import { IngestionError } from '../IngestionError';
import type { ControlTotal } from './ControlTotals';

/**
 * The error of a file whose rows do not add up to the totals that it states.
 *
 * @param read - what became of the file: its totals and rejected rows
 * @returns undefined where they tie
 */
export function untiedTotals(read: {
  controlTotals: readonly ControlTotal[];
  rowsRejected: number;
}): IngestionError | undefined {
  const untied = read.controlTotals.filter(
    ({ difference }) => difference !== '0.00',
  );
  if (untied.length === 0) return undefined;
  const [{ per, stated, summed, difference, byType }] = untied;
  const parts = Object.entries(byType)
    .map(([type, sum]) => `${type} ${sum}`)
    .join(', ');
  const rejected =
    read.rowsRejected > 0
      ? ` ${read.rowsRejected} rows were rejected: they may be what is missing.`
      : '';
  const more =
    untied.length > 1 ? ` So do ${untied.length - 1} more totals.` : '';
  return new IngestionError(
    'TOTALS_DO_NOT_TIE',
    `${per} states a total of ${stated}, and its rows add up to ${summed}, which differs by ${difference} (${parts}).${more}${rejected} Export the whole report again.`,
  );
}
