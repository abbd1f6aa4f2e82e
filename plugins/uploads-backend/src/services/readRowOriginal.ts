import { buffer } from 'node:stream/consumers';
import { NotFoundError } from '@backstage/errors';
import { ByteRange } from '@tieout/object-store';
import { RowOriginal } from '@tieout/plugin-uploads-common';
import { BatchRecord } from '@tieout/plugin-uploads-node';
import { FoundRow } from '../database/LandedRowStore';
import { openStoredContent, StoredFiles } from './openStoredFile';

/** Bytes of a row that are shown; longer ones can be downloaded. */
const SHOWN_BYTES = 64 * 1024;

/** The part of a file that a row takes. */
export function rangeOf({
  byteStart,
  byteLength,
}: NonNullable<FoundRow['place']>): ByteRange {
  return { start: byteStart, end: byteStart + byteLength };
}

/**
 * The text of a row, read from the stored file by its place and decoded as the
 * file was; where its place was not kept, the text that was kept instead.
 *
 * @returns nothing where the file is not there any more
 */
export async function readRowOriginal(
  files: StoredFiles,
  batch: Pick<BatchRecord, 'objectKey' | 'byteSize' | 'reading'>,
  { place, rejection }: Pick<FoundRow, 'place' | 'rejection'>,
): Promise<RowOriginal | undefined> {
  const kept = rejection && { text: rejection.original, whole: false };
  if (!place || !batch.reading) return kept;
  const { start, end } = rangeOf(place);
  const bytes = await readPart(files, batch, {
    start,
    end: Math.min(end, start + SHOWN_BYTES),
  });
  if (!bytes) return kept;
  const { encoding } = batch.reading.plan;
  const decoder = new TextDecoder(encoding.value, { ignoreBOM: true });
  return {
    // As of a stream: a character that is cut at the end is left out.
    text: decoder.decode(bytes, { stream: true }),
    whole: bytes.length === place.byteLength,
    ...place,
  };
}

/** Nothing where the file is not there any more. */
async function readPart(
  files: StoredFiles,
  batch: Pick<BatchRecord, 'objectKey' | 'byteSize' | 'reading'>,
  range: ByteRange,
): Promise<Buffer | undefined> {
  try {
    return await buffer(await openStoredContent(files, batch, range));
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
