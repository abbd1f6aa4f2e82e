import type { Archive } from '../archive/Archive';
import type { Decision } from '../detect/Decision';

/**
 * How the text of a file is packed. Places of rows, that is lines and bytes,
 * are those of the unpacked text.
 */
export interface Packing {
  kind: Archive['kind'];
  /** Name of the file or sheet in it that is read. */
  part: Decision<string>;
  /** Names of all that could be read, in its order. */
  parts: string[];
}
