import type { Decision } from '../detect/Decision';
import type { ReadingPlan } from '../plan/ReadingPlan';
import type { FileHeader, FileReading } from '../rows/FileReading';

/** What rows of a file are read with, by its plan. */
export function fileReading(
  plan: ReadingPlan,
  header: FileHeader,
): FileReading {
  return {
    header,
    currency: plan.currency,
    currencyStated: plan.currencyStated === true,
    ownCells: undefined,
    zoneOf: column => plan.timeZoneByColumn?.[column] ?? plan.timeZone,
    numberOf: column => plan.numberByColumn[column] ?? neededValue(plan.number),
    dateOf: column => plan.dateByColumn[column] ?? neededValue(plan.date),
  };
}

/** What was only assumed, for nothing showed it, decides nothing. */
function neededValue<T>({ value, unneeded }: Decision<T>): T | undefined {
  return unneeded ? undefined : value;
}
