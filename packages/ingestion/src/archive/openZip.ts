import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import type { Archive } from './Archive';
import type { ArchiveLimits } from './ArchiveLimits';
import type { ByteSource } from './ByteSource';
import { isOfficeDocument } from '../workbook/openWorkbook';
import { explainUnpacking, guardStream } from './guardStream';
import { refuseArchive } from './refuseArchive';
import { shownName } from './shownName';
import { SourceReader } from './SourceReader';
import { UnpackGuard } from './UnpackGuard';

const ARCHIVE_NAMES = /\.(?:zip|gz|tgz|bz2|xz|zst|7z|rar|tar|xlsx|xlsm|xlsb)$/i;
// What macOS and Windows add without being asked.
const SYSTEM_FILES =
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;
const STORED = 0;
const DEFLATED = 8;
const LONGEST_NAME = 255;

const MADE_ON_UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR_FILE = 0o100000;

/** Whether an entry is a link or a device, which Unix can pack. */
function isSpecial({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  // eslint-disable-next-line no-bitwise -- a field of bits
  const type = (externalFileAttributes >>> 16) & FILE_TYPE;
  return (
    versionMadeBy >> 8 === MADE_ON_UNIX && type !== 0 && type !== REGULAR_FILE
  );
}

function refuseEntry(entry: Entry, name: string): void {
  if (entry.isEncrypted()) {
    throw refuseArchive(
      'ARCHIVE_ENCRYPTED',
      `The archive is encrypted ("${name}").`,
    );
  }
  if (![STORED, DEFLATED].includes(entry.compressionMethod)) {
    throw refuseArchive(
      'ARCHIVE_NOT_SUPPORTED',
      `"${name}" in the archive is packed in a way that is not read (method ${entry.compressionMethod}).`,
    );
  }
  if (name === '' || name.length > LONGEST_NAME || isSpecial(entry)) {
    throw refuseArchive(
      'ARCHIVE_UNSAFE',
      `The archive holds "${name.slice(0, LONGEST_NAME)}", which is no ordinary file or has no ordinary name.`,
    );
  }
}

function refuseNested(names: Iterable<string>): void {
  const nested = [...names].find(name => ARCHIVE_NAMES.test(name));
  if (nested === undefined) return;
  throw refuseArchive(
    'ARCHIVE_NESTED',
    `The archive holds another one, "${nested}".`,
  );
}

/** The entries that are files by their names, each looked at by what the directory says. */
async function readEntries(
  zip: ZipFile,
  limits: ArchiveLimits,
  archiveBytes: number,
): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) {
    throw refuseArchive(
      'ARCHIVE_TOO_LARGE',
      `The archive has ${zip.entryCount} entries; ${limits.maxEntries} are the limit.`,
    );
  }
  const announced = new UnpackGuard(limits, archiveBytes);
  const files = new Map<string, Entry>();
  let packedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    announced.take(entry.uncompressedSize);
    packedBytes += entry.compressedSize;
    // Entries that share their bytes are how small archives unpack to much.
    if (packedBytes > archiveBytes) {
      throw refuseArchive(
        'ARCHIVE_UNSAFE',
        'The entries of the archive overlap.',
      );
    }
    if (entry.fileName.endsWith('/') || SYSTEM_FILES.test(entry.fileName)) {
      continue;
    }
    const name = shownName(entry.fileName);
    refuseEntry(entry, name);
    if (files.has(name)) {
      throw refuseArchive(
        'ARCHIVE_UNSAFE',
        `The archive holds two files named "${name}".`,
      );
    }
    files.set(name, entry);
  }
  return files;
}

/** What yauzl says of the directory of an archive. */
function explainDirectory(error: unknown): unknown {
  const said = error instanceof Error ? error.message : '';
  return /relative path|absolute path|invalid characters/.test(said)
    ? refuseArchive(
        'ARCHIVE_UNSAFE',
        `A name in the archive is no ordinary one (${shownName(said)}).`,
      )
    : explainUnpacking(error);
}

/**
 * Opens a ZIP archive. Names in it are shown and never used as paths, and
 * nothing is unpacked before the whole directory was checked.
 *
 * @throws IngestionError for what is damaged, encrypted, unsafe, too large,
 *   holds other archives or no file
 */
export async function openZip(
  source: ByteSource,
  limits: ArchiveLimits,
): Promise<Archive> {
  const { byteSize } = source;
  try {
    const zip = await fromRandomAccessReaderPromise(
      new SourceReader(source),
      byteSize,
      { autoClose: false },
    );
    const entries = await readEntries(zip, limits, byteSize);
    if (entries.size === 0) {
      throw refuseArchive('ARCHIVE_EMPTY', 'The archive holds no file.');
    }
    // A workbook may hold others that were put into it; they are not read.
    if (!isOfficeDocument(entries.keys())) refuseNested(entries.keys());
    return {
      kind: 'zip',
      files: [...entries].map(([name, entry]) => ({
        name,
        packedBytes: entry.compressedSize,
        unpackedBytes: entry.uncompressedSize,
      })),
      open: file => openEntry({ zip, limits, entry: entries.get(file.name) }),
    };
  } catch (error) {
    throw explainDirectory(error);
  }
}

async function openEntry({
  zip,
  limits,
  entry,
}: {
  zip: ZipFile;
  limits: ArchiveLimits;
  entry: Entry | undefined;
}) {
  if (!entry) throw new Error('The file is not one of this archive.');
  const guard = new UnpackGuard(limits, entry.compressedSize);
  const stream = await zip.openReadStreamPromise(entry).catch(error => {
    throw explainUnpacking(error);
  });
  return guardStream(stream, guard, entry.crc32);
}
