import { readFileHead } from '../plan/readFileHead';
import type { Archive } from './Archive';
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from './ArchiveLimits';
import type { ByteSource } from './ByteSource';
import { openGzip } from './openGzip';
import { isOfficeDocument, openWorkbook } from '../workbook/openWorkbook';
import { openZip } from './openZip';

const MAGIC_BYTES = 4;

/** What kind of archive begins with these bytes, if one does. */
export function archiveKindOf(head: Buffer): Archive['kind'] | undefined {
  const begins = head.subarray(0, MAGIC_BYTES).toString('hex');
  if (begins.startsWith('1f8b')) return 'gzip';
  return begins === '504b0304' || begins === '504b0506' ? 'zip' : undefined;
}

async function openZipOrWorkbook(
  source: ByteSource,
  limits: ArchiveLimits,
): Promise<Archive> {
  const zip = await openZip(source, limits);
  return isOfficeDocument(zip.files.map(({ name }) => name))
    ? await openWorkbook(zip, limits)
    : zip;
}

/**
 * Opens a file as an archive, by its first bytes and not its name.
 *
 * @returns nothing where the file is neither gzip nor ZIP, which an Excel
 *   workbook is too
 * @throws IngestionError for an archive that is not taken
 */
export async function openArchive(
  source: ByteSource,
  limits: Partial<ArchiveLimits> = {},
): Promise<Archive | undefined> {
  const allLimits = { ...DEFAULT_ARCHIVE_LIMITS, ...limits };
  const first = await source.open({ start: 0, end: MAGIC_BYTES });
  const { bytes } = await readFileHead(first, MAGIC_BYTES);
  switch (archiveKindOf(bytes)) {
    case 'gzip':
      return openGzip(source, allLimits);
    case 'zip':
      return await openZipOrWorkbook(source, allLimits);
    default:
      return undefined;
  }
}
