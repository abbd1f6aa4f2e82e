import type { RecordKind } from '@tieout/plugin-uploads-common';

/** What the records of a kind are called; one and several. */
export const kindWords: Readonly<
  Record<RecordKind, readonly [string, string]>
> = {
  orders: ['Order line', 'Order lines'],
  transactions: ['Transaction', 'Transactions'],
  payouts: ['Payout', 'Payouts'],
};

/** Kinds in the order in which they are offered. */
export const recordKinds: readonly RecordKind[] = [
  'orders',
  'transactions',
  'payouts',
];
