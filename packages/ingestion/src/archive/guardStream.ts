import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { refuseArchive } from './refuseArchive';
import { shownName } from './shownName';
import type { UnpackGuard } from './UnpackGuard';

/**
 * What an error while unpacking means to the file's owner; what the store of
 * the file says is passed on.
 */
export function explainUnpacking(error: unknown): unknown {
  if (!isOfArchive(error)) return error;
  return refuseArchive(
    'ARCHIVE_DAMAGED',
    `The archive is damaged (${shownName(error.message)}).`,
  );
}

/** Errors of zlib bear its codes, those of yauzl none. */
function isOfArchive(error: unknown): error is { message: string } {
  if (typeof error !== 'object' || error === null) return false;
  return 'code' in error
    ? String(error.code).startsWith('Z_')
    : 'name' in error && error.name === 'Error' && 'message' in error;
}

/**
 * The same bytes, as long as the guard lets them pass.
 *
 * @param checksum - CRC-32 that they must have, where one is known
 */
export function guardStream(
  source: Readable,
  guard: UnpackGuard,
  checksum?: number,
): Readable {
  async function* guarded(): AsyncGenerator<Buffer> {
    let sum = 0;
    try {
      for await (const chunk of source) {
        guard.take(chunk.length);
        if (checksum !== undefined) sum = crc32(chunk, sum);
        yield chunk;
      }
      if (checksum !== undefined && sum !== checksum) {
        throw refuseArchive(
          'ARCHIVE_DAMAGED',
          'The archive is damaged (its checksum is another).',
        );
      }
    } catch (error) {
      throw explainUnpacking(error);
    } finally {
      source.destroy();
    }
  }
  return Readable.from(guarded(), { objectMode: false });
}
