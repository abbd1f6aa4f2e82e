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
  const { rowsRejected } = read;
  const one = rowsRejected === 1;
  const rejected =
    rowsRejected > 0
      ? ` ${rowsRejected} ${one ? 'row was' : 'rows were'} rejected, which may be what is missing.`
      : '';
  const more =
    untied.length > 1 ? ` So do ${untied.length - 1} more totals.` : '';
  return new IngestionError(
    'TOTALS_DO_NOT_TIE',
    `${per} states a total of ${stated}, and its rows add up to ${summed}, which differs by ${difference} (${parts}).${more}${rejected} ${remedyOf(read, supplement)}`,
  );
}

function remedyOf(
  { rowsRejected }: { rowsRejected: number },
  supplement: Pick<Supplement, 'fileName'> | undefined,
): string {
  if (supplement) {
    const { fileName } = supplement;
    return `The rows of ${fileName} are counted in. Correct the amounts and upload them again, or replace ${fileName} by the whole report.`;
  }
  if (rowsRejected === 0) return 'Export the whole report again.';
  const them = rowsRejected === 1 ? 'it' : 'them';
  return `Correct ${them} in the file, and upload the whole file again; or export the whole report again.`;
}
