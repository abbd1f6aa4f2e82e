import {
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
): Promise<Content> {
  return await openPacked(storedBytes(objects, file), file.packing);
}
