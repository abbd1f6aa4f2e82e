import { Readable } from 'node:stream';
import type { ByteSource } from '../ByteSource';

/** Bytes in memory, for tests. */
export function bytesSource(bytes: Buffer): ByteSource {
  return {
    byteSize: bytes.length,
    open: ({ start, end } = { start: 0, end: bytes.length }) =>
      Readable.from([bytes.subarray(start, end)], { objectMode: false }),
  };
}
