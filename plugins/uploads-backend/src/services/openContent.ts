import { Readable } from 'node:stream';
import {
  ArchiveLimits,
  ByteSource,
  Content,
  Packing,
  openContent as openPacked,
} from '@tieout/ingestion';
import { ObjectStore } from '@tieout/object-store';

/** Where the original bytes of a file lie, and how many they are. */
export interface StoredFile {
  objectKey: string;
  byteSize: number;
}

/** The original bytes of a stored file. */
export function storedBytes(
  objects: Pick<ObjectStore, 'open'>,
  { objectKey, byteSize }: StoredFile,
): ByteSource {
  return { byteSize, open: range => objects.open(objectKey, range) };
}

/** The content of a stored file, and how far it is read. */
export interface StoredContent extends Content {
  /**
   * Counts with the bytes of the stored file in place of those of its text, so
   * that they can be held against its size.
   */
  ofStored<T extends { bytesRead: number }>(counts: T): T;
}

/**
 * The content of a stored file as its plan says: the text that its rows are
 * in, and that their places refer to. Plain files pass untouched; of packed
 * ones the part that was decided on is unpacked while it is read.
 *
 * @param file.packing - that of the file's plan
 * @throws IngestionError where it is packed and cannot be unpacked
 */
export async function openContent(
  objects: Pick<ObjectStore, 'open'>,
  file: StoredFile & { packing: Packing | undefined },
  archiveLimits?: Partial<ArchiveLimits>,
): Promise<StoredContent> {
  const { byteSize, packing } = file;
  const source = storedBytes(objects, file);
  if (!packing) {
    const content = await openPacked(source, undefined);
    return { ...content, ofStored: counts => counts };
  }
  let read = 0;
  const counted: ByteSource = {
    byteSize,
    open(range) {
      async function* counting(): AsyncGenerator<Buffer> {
        for await (const chunk of await source.open(range)) {
          read += chunk.length;
          yield chunk;
        }
      }
      return Readable.from(counting(), { objectMode: false });
    },
  };
  const content = await openPacked(counted, packing, archiveLimits);
  return {
    ...content,
    // The directory of an archive is read besides.
    ofStored: counts => ({ ...counts, bytesRead: Math.min(read, byteSize) }),
  };
}
