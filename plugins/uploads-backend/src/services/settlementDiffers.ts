import { TaskError } from '@tieout/plugin-jobs-node';
import { SettlementDifference } from '@tieout/plugin-uploads-common';

/** The error with which a batch stops, for a person must say which of two contents of a settlement counts. */
export function settlementDiffers(
  settlements: readonly SettlementDifference[],
): TaskError {
  const [first, ...others] = settlements;
  const more =
    others.length > 0 ? ` So do ${others.length} more settlements.` : '';
  return new TaskError(
    'SETTLEMENT_DIFFERS',
    `The settlement ${first.payoutId} is in ${first.fileName} with other content: ${wordsOf(first)}.${more}`,
    { permanent: true },
  );
}

function wordsOf({ here, there }: SettlementDifference): string {
  const amounts =
    here.amount === there.amount && here.currency === there.currency
      ? []
      : [`${moneyOf(there)} there and ${moneyOf(here)} here`];
  const lines =
    here.lines === there.lines
      ? []
      : [`${there.lines} lines there and ${here.lines} here`];
  const words = [...amounts, ...lines];
  return words.length > 0
    ? words.join(', ')
    : `the same amount in ${here.lines} lines, of which some are not the same`;
}

function moneyOf({
  amount = 'no amount',
  currency = '',
}: SettlementDifference['here']) {
  return `${amount} ${currency}`.trim();
}
