import type { Cells } from './cells';
import type { RowFault } from './RejectedRow';

/** A value as JSON text, undefined where there is none, or what is wrong. */
export type Written = string | undefined | RowFault;
/** Writes one field of the payload. */
export type FieldWriter = (cells: Cells) => Written;
