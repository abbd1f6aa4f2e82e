import type { BatchStatus } from '../client/apiTypes';

/** One legal change of a batch's state. */
export interface BatchTransition {
  readonly from: BatchStatus;
  readonly to: BatchStatus;
  /** What the change means, as a sentence without a subject. */
  readonly meaning: string;
}

/** Every state a batch can be in, in the order a batch without trouble meets them. */
export const batchStatuses = [
  'received',
  'parsing',
  'loaded',
  'transforming',
  'ready',
  'failed',
  'cancelled',
  'undone',
  'replaced',
] as const satisfies readonly BatchStatus[];

/**
 * The life cycle of a batch as data:
 *
 *   received ▸ parsing ▸ loaded ▸ transforming ▸ ready
 *
 * with failed and cancelled beside it. A batch that was taken back, undone by
 * somebody or replaced by a corrected file, stays so. A change that is not
 * listed is illegal, also one to the same state: a batch that a worker or a run
 * of dbt is at cannot be taken back.
 */
export const batchTransitions: readonly BatchTransition[] = [
  { from: 'received', to: 'parsing', meaning: 'A worker began to read it' },
  { from: 'received', to: 'cancelled', meaning: 'Cancelled before reading' },
  { from: 'received', to: 'failed', meaning: 'Could not be read at all' },
  { from: 'parsing', to: 'loaded', meaning: 'All rows loaded or rejected' },
  { from: 'parsing', to: 'failed', meaning: 'Could not be parsed' },
  { from: 'parsing', to: 'received', meaning: 'Queued again: worker lost' },
  { from: 'parsing', to: 'cancelled', meaning: 'Cancelled while reading' },
  { from: 'loaded', to: 'transforming', meaning: 'A dbt run took it up' },
  { from: 'transforming', to: 'ready', meaning: 'The marts have its rows' },
  { from: 'transforming', to: 'failed', meaning: 'The dbt run failed' },
  {
    from: 'transforming',
    to: 'loaded',
    meaning: 'Waits again: the dbt run was lost or dbt is unavailable',
  },
  { from: 'failed', to: 'received', meaning: 'Parsing is tried again' },
  {
    from: 'failed',
    to: 'loaded',
    meaning: 'The transformation is tried again',
  },
  { from: 'cancelled', to: 'received', meaning: 'Taken up again' },
  { from: 'loaded', to: 'undone', meaning: 'Taken back before the marts' },
  { from: 'ready', to: 'undone', meaning: 'Taken back; the marts lose it' },
  { from: 'failed', to: 'undone', meaning: 'Taken back after it failed' },
  {
    from: 'loaded',
    to: 'replaced',
    meaning: 'A corrected file is in its place',
  },
  {
    from: 'ready',
    to: 'replaced',
    meaning: 'A corrected file is in its place',
  },
  {
    from: 'failed',
    to: 'replaced',
    meaning: 'A corrected file is in its place',
  },
];

const legal = new Set(batchTransitions.map(({ from, to }) => `${from}>${to}`));

/** Whether a batch may go from one state to the other. */
export function isLegalTransition(from: BatchStatus, to: BatchStatus): boolean {
  return legal.has(`${from}>${to}`);
}
