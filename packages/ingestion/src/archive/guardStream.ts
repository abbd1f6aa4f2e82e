import { Readable } from 'node:stream';
import { IngestionError } from '../IngestionError';
import { refuseArchive } from './refuseArchive';
import type { UnpackGuard } from './UnpackGuard';

/** What an error while unpacking means to the file's owner. */
export function explainUnpacking(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error;
  // What the system says of the file is no fault of the archive.
  if (error instanceof IngestionError || 'syscall' in error) return error;
  const reason = 'message' in error ? ` (${error.message})` : '';
  return refuseArchive(`The archive is damaged${reason}.`);
}

/** The same bytes, as long as the guard lets them pass. */
export function guardStream(source: Readable, guard: UnpackGuard): Readable {
  async function* guarded(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of source) {
        guard.take(chunk.length);
        yield chunk;
      }
    } catch (error) {
      throw explainUnpacking(error);
    } finally {
      source.destroy();
    }
  }
  return Readable.from(guarded(), { objectMode: false });
}
