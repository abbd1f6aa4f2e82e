import type { Profile } from '../../profiles/Profile';
import { detectLayout, type Layout, type LayoutChoices } from '../detectLayout';

const HEAD_BYTES = 256 * 1024;

/** What is known beside the text of a file. */
export interface DetectGiven {
  /** Default: none. */
  profiles?: readonly Profile[];
  choices?: LayoutChoices;
  /** Whether the text is the whole file. Default: true. */
  whole?: boolean;
  /** Default: 512. */
  maxColumns?: number;
}

/** Detects the layout of a text by its first 256 KiB; for tests. */
export function detectText(
  text: string | Buffer,
  given: DetectGiven = {},
): Layout {
  return detectLayout({
    profiles: [],
    whole: true,
    maxColumns: 512,
    ...given,
    text: Buffer.from(text).subarray(0, HEAD_BYTES),
  });
}
