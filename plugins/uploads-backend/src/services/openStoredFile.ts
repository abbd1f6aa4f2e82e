import { Readable } from 'node:stream';
import { NotFoundError } from '@backstage/errors';
import { ArchiveLimits } from '@tieout/ingestion';
import { ByteRange, ObjectStore, ObjectStoreError } from '@tieout/object-store';
import { withCode } from '@tieout/plugin-tenants-node';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { openContent } from './openContent';

type Objects = Pick<ObjectStore, 'open'>;

/** Where stored files lie, and how much of what is packed is unpacked. */
export interface StoredFiles {
  objects: Objects;
  archiveLimits: ArchiveLimits;
}

/**
 * Opens the file of a batch as it was uploaded.
 *
 * @throws NotFoundError `OBJECT_MISSING` where the store has lost it
 */
export async function openStoredFile(
  objects: Objects,
  { objectKey }: Pick<BatchRecord, 'objectKey'>,
): Promise<Readable> {
  return await orMissing(() => objects.open(objectKey));
}

/**
 * Opens a part of the text in the file of a batch, to which the places of its
 * rows refer. What is packed is unpacked up to there.
 *
 * @throws IngestionError where it unpacks to more than may be
 * @throws NotFoundError `OBJECT_MISSING` where the store has lost it
 */
export async function openStoredContent(
  { objects, archiveLimits }: StoredFiles,
  batch: Pick<BatchRecord, 'objectKey' | 'byteSize' | 'reading'>,
  range: ByteRange,
): Promise<Readable> {
  return await orMissing(async () => {
    const packing = batch.reading?.plan.packing;
    const content = await openContent(
      objects,
      { ...batch, packing },
      archiveLimits,
    );
    return await content.open(range);
  });
}

async function orMissing(open: () => Promise<Readable>): Promise<Readable> {
  try {
    return await open();
  } catch (error) {
    if (
      error instanceof ObjectStoreError &&
      error.code === 'OBJECT_NOT_FOUND'
    ) {
      throw withCode(
        new NotFoundError('The stored file is not where it was put'),
        'OBJECT_MISSING',
      );
    }
    throw error;
  }
}
