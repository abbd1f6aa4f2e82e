import type { Inspection } from '@tieout/plugin-uploads-common';
import { controlTies } from '../reading/controlTies';
import { decisionsOf, isSure } from '../reading/decisionsOf';

/** Whether nothing about an inspected file asks for a look: no row rejected, every total tied, no settlement there with other content, every decision sure. */
export function isPlainlyFine({ reading, rows }: Inspection): boolean {
  return (
    rows?.rejected === 0 &&
    reading !== undefined &&
    (reading.settlements ?? []).length === 0 &&
    (reading.controlTotals ?? []).every(controlTies) &&
    decisionsOf(reading.plan).every(isSure)
  );
}
