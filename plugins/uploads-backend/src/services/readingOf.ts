import {
  HeaderNotRecognisedError,
  IngestionSummary,
  ReadingPlan,
} from '@tieout/ingestion';
import { BatchReading } from '@tieout/plugin-uploads-common';

/** How a file was read, and what that gave. */
export function readingOf(
  plan: ReadingPlan,
  { skipped, sums, controlTotals, columns }: IngestionSummary,
): BatchReading {
  return { plan, skipped, sums, controlTotals, columns };
}

/** What was found out about a file of no known kind before it was refused; undefined of other errors. */
export function layoutReading(error: unknown): BatchReading | undefined {
  return error instanceof HeaderNotRecognisedError
    ? { plan: { ...error.layout, questions: [] } }
    : undefined;
}
