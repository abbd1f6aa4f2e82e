import { TaskError } from '@tieout/plugin-jobs-node';
import { SettlementDifference } from '@tieout/plugin-uploads-common';

/** The error with which a batch stops, for a person must say which of two contents of a settlement counts. */
export function settlementDiffers(
  settlements: readonly SettlementDifference[],
): TaskError {
  const [first, ...others] = settlements;
  return new TaskError(
    'SETTLEMENT_DIFFERS',
    `The settlement ${first.payoutId} is in ${first.fileName} with other content: ${wordsOf(first)}.${moreInWords(others.length)}`,
    { permanent: true },
  );
}

function moreInWords(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? ' So is another settlement.'
    : ` So are ${count} more settlements.`;
}

function wordsOf({ here, there }: SettlementDifference): string {
  const amounts =
    here.amount === there.amount && here.currency === there.currency
      ? []
      : [`${moneyOf(there)} there and ${moneyOf(here)} here`];
  const lines =
    here.lines === there.lines
      ? []
      : [`${linesInWords(there.lines)} there and ${here.lines} here`];
  const words = [...amounts, ...lines];
  return words.length > 0
    ? words.join(', ')
    : `the same amount in ${linesInWords(here.lines)}, of which some are not the same`;
}

function linesInWords(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}

function moneyOf({
  amount = 'no amount',
  currency = '',
}: SettlementDifference['here']) {
  return `${amount} ${currency}`.trim();
}
