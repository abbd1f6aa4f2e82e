import type { ControlTotal } from '@tieout/plugin-uploads-common';

/** Whether the rows add up to what the file states. */
export function controlTies({ difference }: ControlTotal): boolean {
  return /^-?0*(\.0*)?$/.test(difference);
}
