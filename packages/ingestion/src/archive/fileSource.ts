import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ByteSource } from './ByteSource';

/** The bytes of a file on disk. */
export async function fileSource(path: string): Promise<ByteSource> {
  const { size } = await stat(path);
  return {
    byteSize: size,
    open: range =>
      createReadStream(path, {
        start: range?.start,
        end: range && range.end - 1,
      }),
  };
}
