import type { Readable } from 'node:stream';

/** Part of some bytes. */
export interface ByteRange {
  /** Its first byte, from 0. */
  start: number;
  /** The byte after its last. */
  end: number;
}

/** Bytes at rest that can be opened anywhere, as those of a file are. */
export interface ByteSource {
  byteSize: number;
  /** Opens them all, or a part. */
  open(range?: ByteRange): Readable | Promise<Readable>;
}
