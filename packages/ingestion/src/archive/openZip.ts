import { stat } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Archive, PackedFile } from './Archive';
import type { ArchiveLimits } from './ArchiveLimits';
import { displayName } from './displayName';
import { explainUnpacking, guardStream } from './guardStream';
import { refuseArchive } from './refuseArchive';
import { UnpackGuard } from './UnpackGuard';

const ARCHIVE_NAMES = /\.(?:zip|gz|tgz|bz2|xz|zst|7z|rar|tar|xlsx|xlsm|xlsb)$/i;
// What macOS and Windows add without being asked.
const SYSTEM_FILES =
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;
const STORED = 0;
const DEFLATED = 8;

function refuseEntry(entry: Entry): void {
  const name = displayName(entry.fileName);
  if (entry.isEncrypted()) {
    throw refuseArchive(`The archive is encrypted ("${name}").`);
  }
  if (![STORED, DEFLATED].includes(entry.compressionMethod)) {
    throw refuseArchive(
      `"${name}" in the archive is packed in a way that is not read (method ${entry.compressionMethod}).`,
    );
  }
  if (entry.fileName === 'xl/workbook.xml') {
    throw refuseArchive('The file is an Excel workbook (.xlsx).');
  }
  if (ARCHIVE_NAMES.test(entry.fileName)) {
    throw refuseArchive(`The archive holds another one, "${name}".`);
  }
}

/** The entries that are files, each looked at by what the directory says. */
async function readEntries(
  zip: ZipFile,
  limits: ArchiveLimits,
  archiveBytes: number,
): Promise<Entry[]> {
  if (zip.entryCount > limits.maxEntries) {
    throw refuseArchive(
      `The archive has ${zip.entryCount} entries; ${limits.maxEntries} are the limit.`,
    );
  }
  const announced = new UnpackGuard(limits, archiveBytes);
  const files: Entry[] = [];
  let packedBytes = 0;
  for await (const entry of zip.eachEntry()) {
    announced.take(entry.uncompressedSize);
    packedBytes += entry.compressedSize;
    // Entries that share their bytes are how small archives unpack to much.
    if (packedBytes > archiveBytes) {
      throw refuseArchive('The entries of the archive overlap.');
    }
    if (entry.fileName.endsWith('/') || SYSTEM_FILES.test(entry.fileName)) {
      continue;
    }
    refuseEntry(entry);
    files.push(entry);
  }
  if (files.length === 0) throw refuseArchive('The archive holds no file.');
  return files;
}

/**
 * Opens a ZIP archive that is on disk. Names in it are shown and never used
 * as paths, and nothing is unpacked before the whole directory was checked.
 *
 * @throws IngestionError `NOT_TEXT` for what is damaged, encrypted, too large,
 *   holds other archives or no file, or is an Excel workbook
 */
export async function openZip(
  path: string,
  limits: ArchiveLimits,
): Promise<Archive> {
  const { size } = await stat(path);
  const zip = await openPromise(path, { autoClose: false }).catch(error => {
    throw explainUnpacking(error);
  });
  try {
    const entries = new Map<PackedFile, Entry>();
    for (const entry of await readEntries(zip, limits, size)) {
      const file = {
        name: displayName(entry.fileName),
        packedBytes: entry.compressedSize,
        unpackedBytes: entry.uncompressedSize,
      };
      entries.set(file, entry);
    }
    return {
      kind: 'zip',
      files: [...entries.keys()],
      open: async file => {
        const entry = entries.get(file);
        if (!entry) throw new Error('The file is not one of this archive.');
        const guard = new UnpackGuard(limits, entry.compressedSize);
        const stream = await zip.openReadStreamPromise(entry).catch(error => {
          throw explainUnpacking(error);
        });
        return guardStream(stream, guard);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw explainUnpacking(error);
  }
}
