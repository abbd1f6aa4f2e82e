import { IngestionSummary, ReadingPlan } from '@tieout/ingestion';
import { BatchReading } from '@tieout/plugin-uploads-common';

/** How a file was read, and what that gave. */
export function readingOf(
  plan: ReadingPlan,
  { skipped, sums, controlTotals, columns }: IngestionSummary,
): BatchReading {
  return { plan, skipped, sums, controlTotals, columns };
}
