import type { FileEncoding } from '../FileEncoding';

/** The encodings that only a file's own text can tell apart. */
export const LEGACY_ENCODINGS = [
  'windows-1252',
  'windows-1250',
  'shift_jis',
  'gb18030',
] as const satisfies readonly FileEncoding[];

export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number];
