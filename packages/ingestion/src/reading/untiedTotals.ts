import { IngestionError } from '../IngestionError';
import type { Supplement } from '../rejects/Supplement';
import type { ControlTotal } from './ControlTotals';

/**
 * The error of a file whose rows do not add up to the totals that it states.
 *
 * @param read - what became of the file: its totals and rejected rows
 * @param supplement - the batch of which it holds mended rows, which count too
 * @returns undefined where they tie
 */
export function untiedTotals(
  read: { controlTotals: readonly ControlTotal[]; rowsRejected: number },
  supplement?: Pick<Supplement, 'fileName'>,
): IngestionError | undefined {
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
  const remedy = supplement
    ? `The rows of ${supplement.fileName} are counted in. Correct the amounts and upload them again, or replace ${supplement.fileName} by the whole report.`
    : 'Export the whole report again.';
  return new IngestionError(
    'TOTALS_DO_NOT_TIE',
    `${per} states a total of ${stated}, and its rows add up to ${summed}, which differs by ${difference} (${parts}).${more}${rejected} ${remedy}`,
  );
}
