import { open, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuseArchive } from './refuseArchive';

/**
 * Writes a stream to a new file, so that it can be opened as an archive. The
 * file is removed again where that fails.
 *
 * @param maxBytes - more are refused while they come
 * @throws IngestionError `NOT_TEXT` where there are more
 */
export async function spoolToFile(
  source: Readable,
  path: string,
  maxBytes: number,
): Promise<void> {
  async function* counted(chunks: AsyncIterable<Buffer>) {
    let bytes = 0;
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > maxBytes) {
        throw refuseArchive(
          `The archive has more than ${maxBytes} bytes, the limit for a packed file.`,
        );
      }
      yield chunk;
    }
  }
  // Opened before, so that a file that was there already is never removed.
  const file = await open(path, 'wx', 0o600);
  try {
    await pipeline(source, counted, file.createWriteStream());
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
