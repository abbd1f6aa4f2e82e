import type { Readable } from 'node:stream';

/** The beginning of a file. */
export interface FileHead {
  bytes: Buffer;
  /** Whether it is the whole file. */
  whole: boolean;
}

/** Reads the first bytes of a file, at least `size` of them unless it is shorter. */
export async function readFileHead(
  file: Readable,
  size: number,
  signal?: AbortSignal,
): Promise<FileHead> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file) {
    signal?.throwIfAborted();
    chunks.push(chunk);
    length += chunk.length;
    // One byte more tells whether there is more.
    if (length > size) break;
  }
  const bytes = Buffer.concat(chunks);
  return { bytes: bytes.subarray(0, size), whole: length <= size };
}

/**
 * Reads on to the first byte that is not ASCII.
 *
 * @returns the bytes from the beginning of its chunk, none where all are ASCII
 */
export async function readFromFirstNonAscii(
  file: Readable,
  isAscii: (bytes: Buffer) => boolean,
  signal?: AbortSignal,
): Promise<Buffer> {
  for await (const chunk of file) {
    signal?.throwIfAborted();
    const bytes: Buffer = chunk;
    if (!isAscii(bytes)) return bytes;
  }
  return Buffer.alloc(0);
}
