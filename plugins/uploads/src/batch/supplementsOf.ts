import type { RelatedBatch } from '@tieout/plugin-uploads-common';

const THERE: ReadonlySet<RelatedBatch['status']> = new Set([
  'loaded',
  'transforming',
  'ready',
]);

/** Whether the rows of a related batch count. */
export function isThere({ status }: Pick<RelatedBatch, 'status'>): boolean {
  return THERE.has(status);
}

/** The supplements of a batch whose rows count. */
export function supplementsOf(
  related: readonly RelatedBatch[],
): RelatedBatch[] {
  return related.filter(
    other => other.relation === 'supplementedBy' && isThere(other),
  );
}

/** How many rejected rows of a batch came in with its supplements. */
export function correctedOf(related: readonly RelatedBatch[]): number {
  return supplementsOf(related).reduce(
    (sum, { rowsLoaded = 0 }) => sum + rowsLoaded,
    0,
  );
}
