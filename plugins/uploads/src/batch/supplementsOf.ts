import type { RelatedBatch } from '@tieout/plugin-uploads-common';

/** The supplements of a batch whose rows are in the database, also where dbt failed with them. */
export function supplementsOf(
  related: readonly RelatedBatch[],
): RelatedBatch[] {
  return related.filter(
    ({ relation, holdsRows }) => relation === 'supplementedBy' && holdsRows,
  );
}

/** How many rejected rows of a batch came in with its supplements. */
export function correctedOf(related: readonly RelatedBatch[]): number {
  return supplementsOf(related).reduce(
    (sum, { rowsLoaded = 0 }) => sum + rowsLoaded,
    0,
  );
}
