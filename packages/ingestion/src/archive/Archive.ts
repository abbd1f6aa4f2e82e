import type { Readable } from 'node:stream';

/** One file in an archive, or one sheet of a workbook. */
export interface PackedFile {
  /** Its name with its folders, for people to read and to choose by; never a path to write to. */
  name: string;
  packedBytes: number;
  /** Undefined where only unpacking tells. */
  unpackedBytes: number | undefined;
  /** Of a sheet that the workbook does not show. */
  hidden?: boolean;
}

/** An archive that has passed what can be checked without unpacking it. */
export interface Archive {
  kind: 'gzip' | 'zip' | 'xlsx';
  /** Its files in the archive's order, one at least; folders left out. */
  files: readonly PackedFile[];
  /**
   * The bytes of one of them. The stream fails with an `IngestionError` where
   * the limits are passed or the archive is damaged.
   */
  open(file: PackedFile): Promise<Readable>;
}
