import { open } from 'node:fs/promises';
import type { Archive } from './Archive';
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from './ArchiveLimits';
import { openGzip } from './openGzip';
import { openZip } from './openZip';

async function firstBytes(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead).toString('hex');
  } finally {
    await file.close();
  }
}

/**
 * Opens a file on disk as an archive, by its first bytes and not its name.
 * One that comes as a stream is written to a file first, for the directory of
 * a ZIP archive is at its end.
 *
 * @returns nothing where the file is neither gzip nor ZIP
 * @throws IngestionError `NOT_TEXT` for an archive that is not taken
 */
export async function openArchive(
  path: string,
  limits: Partial<ArchiveLimits> = {},
): Promise<Archive | undefined> {
  const allLimits = { ...DEFAULT_ARCHIVE_LIMITS, ...limits };
  const begins = await firstBytes(path);
  if (begins.startsWith('1f8b')) return openGzip(path, allLimits);
  if (begins === '504b0304' || begins === '504b0506') {
    return openZip(path, allLimits);
  }
  return undefined;
}
